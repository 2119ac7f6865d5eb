/** Nothing proves that the callback comes from its ticket system. */
export class NotSigned extends Error {
  override readonly name = 'NotSigned';
}
