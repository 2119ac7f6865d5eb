import type { SignerId } from './signing.js';

const DIGITS = /^\d+$/;
const LEADING_ZEROS = /^0+(?=\d)/;
const RICS = 4;

/** Who signed, in the one form in which keys are looked up: RICS codes with four digits, ids of keys without leading zeros. */
export function signerId(issuer: string, keyId: string): SignerId {
  return {
    issuer: DIGITS.test(issuer) ? issuer.padStart(RICS, '0') : issuer,
    keyId: DIGITS.test(keyId) ? keyId.replace(LEADING_ZEROS, '') : keyId,
  };
}
