/** A value cannot stand in a code. */
export class UnencodableTicketCodeError extends Error {
  override readonly name = 'UnencodableTicketCodeError';

  /**
   * @param field of the content, such as `ticketId`
   * @param rule what it has to be, such as `must be a whole number from 1 to 4294967295`
   */
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field} ${rule}.`);
  }
}
