/** The first request with the idempotency key has no answer yet. */
export class RequestInProgress extends Error {
  override readonly name = 'RequestInProgress';
}
