/** An answer that is none of the API's: of a proxy before it, or of another service. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';

  constructor(
    readonly status: number,
    readonly headers: Headers,
    /** The body as it came. */
    readonly text: string,
  ) {
    super(`An answer ${status} that is not the API's: ${text.trim().slice(0, 200)}`);
  }
}
