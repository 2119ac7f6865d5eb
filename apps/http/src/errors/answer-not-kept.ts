/** The answer to a request with an idempotency key could not be kept; it is not given before it is. */
export class AnswerNotKept extends Error {
  override readonly name = 'AnswerNotKept';
}
