/** A value does not fit the published schema, so that no barcode can say it. */
export class UnencodableValueError extends Error {
  override readonly name = 'UnencodableValueError';

  /**
   * @param path which field, such as `transportDocument.0.ticket.openTicket.validFromDay`
   * @param problem what it would have to be, such as `must be a whole number from 1 to 366`
   */
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path === '' ? 'The value' : path} ${problem}.`);
  }
}
