/** Nobody answers at the address. */
export class NotReachable extends Error {
  override readonly name = 'NotReachable';

  constructor(address: string, cause: unknown) {
    super(`${address} cannot be reached: ${reasonOf(cause)}. Is the app running, and --address (OPS_ADDRESS) right?`, {
      cause,
    });
  }
}

/** fetch hides the reason in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
  return inner instanceof Error && inner.message !== '' ? inner.message : error.message;
}
