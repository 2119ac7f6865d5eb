/** The idempotency key came with another request before. */
export class OtherRequest extends Error {
  override readonly name = 'OtherRequest';
}
