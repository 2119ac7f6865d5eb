/**
 * No answer came: nobody was reached, the connection broke, or it took too long. Whether the request had its effect nobody
 * knows; it may be sent again under the same idempotency key.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Why, as the platform says. */
  readonly reason: string;

  constructor(
    /** The address that was asked, as the client was given it. */
    readonly baseUrl: string,
    /** The key of the request; null: it has none. */
    readonly idempotencyKey: string | null,
    cause: unknown,
  ) {
    const reason = reasonOf(cause);
    super(`${baseUrl} did not answer: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** fetch hides the reason in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return inner instanceof Error && inner.message !== '' ? inner.message : error.message;
}
