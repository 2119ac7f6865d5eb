/** A private key cannot be used. The message says nothing of the key. */
export class UnusableKeyError extends Error {
  override readonly name = 'UnusableKeyError';

  /**
   * @param source where it was to come from: a path, or the name of a variable
   * @param rule what it has to be
   */
  constructor(
    readonly source: string,
    readonly rule: string,
  ) {
    super(`The key in ${source} ${rule}.`);
  }
}
