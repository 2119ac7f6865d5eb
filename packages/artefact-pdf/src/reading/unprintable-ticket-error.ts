/** A document does not say what a ticket on paper has to say, or says it in a way that cannot be printed. */
export class UnprintableTicketError extends Error {
  override readonly name = 'UnprintableTicketError';

  /**
   * @param field which field, such as `tickets.0.validity.start`
   * @param rule what it would have to be, such as `must be one of nob, nno, eng`
   */
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field === '' ? 'The document' : field} ${rule}.`);
  }
}
