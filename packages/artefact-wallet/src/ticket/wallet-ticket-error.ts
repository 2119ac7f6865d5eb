/** What was to become a pass is no ticket that a wallet can hold. */
export class WalletTicketError extends Error {
  override readonly name = 'WalletTicketError';

  /**
   * @param field which field, such as `legs.0.departure`
   * @param rule what it would have to be, such as `must be an instant such as 2026-12-05T06:00:00.000Z`
   */
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field === '' ? 'The ticket' : field} ${rule}.`);
  }
}
