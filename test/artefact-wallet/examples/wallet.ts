// #region passes
import {
  ApplePasses,
  type AppleSettings,
  GooglePasses,
  type GoogleSettings,
  type Passes,
  type WalletTicket,
  passesOf,
} from '@ticket-distribution/artefact-wallet';

/** Once, at the start: what is wrong with keys and certificates is said here. */
export function wallets(apple: AppleSettings, google: GoogleSettings) {
  return { apple: new ApplePasses(apple), google: new GooglePasses(google) };
}

/** For each ticket: the bytes of `ticket.pkpass`, and the link behind "Add to Google Wallet". */
export function passes(ticket: WalletTicket, both: ReturnType<typeof wallets>, now: string): Promise<Passes> {
  return passesOf(ticket, both, now);
}
// #endregion passes

// #region changed
import type { ApplePushSender, GoogleWalletUpdates, PassRegistrations } from '@ticket-distribution/artefact-wallet';

/** Whenever a ticket has changed. False: somebody has to call it again; nothing is lost by that. */
export async function tellWallets(
  ticket: WalletTicket,
  apple: { passTypeIdentifier: string; registrations: PassRegistrations; sender: ApplePushSender },
  google: GoogleWalletUpdates,
  now: string,
): Promise<boolean> {
  let isDone = (await google.store(ticket, now)).kind !== 'TRY_LATER';
  for (const { pushToken } of await apple.registrations.registrationsOf(
    apple.passTypeIdentifier,
    ticket.serialNumber,
  )) {
    const { kind } = await apple.sender.send(pushToken);
    if (kind === 'TOKEN_GONE') await apple.registrations.forget(pushToken);
    if (kind === 'TRY_LATER') isDone = false;
  }
  return isDone;
}
// #endregion changed
