/** A symbol cannot be drawn as it is asked for. */
export class UndrawableSymbolError extends Error {
  override readonly name = 'UndrawableSymbolError';

  /**
   * @param field of what was asked for, such as `content`
   * @param rule what it has to be
   */
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field} ${rule}.`);
  }
}
