import type { Clock } from '@ticket-distribution/application';
import { SignedTicketCodes, readIssuerKeys, withNewKey } from '@ticket-distribution/documents';

/** Keys as an operator makes them: one for codes, one for barcodes of rail tickets. */
export function issuerKeysText(issuer = 'Test Rail'): string {
  const own = withNewKey(null, { issuer }, 'the keys of the test');
  return withNewKey(own, { issuer, rail: { issuer: '1076', keyId: '7' } }, 'the keys of the test');
}

// #region codes
/** What signs with keys of its own. */
export function signedTicketCodes(clock: Pick<Clock, 'now'>, text = issuerKeysText()): SignedTicketCodes {
  const keys = readIssuerKeys(text, 'the keys of the test');
  return new SignedTicketCodes({ keys, now: () => clock.now(), timeZone: 'Europe/Oslo' });
}
// #endregion codes
