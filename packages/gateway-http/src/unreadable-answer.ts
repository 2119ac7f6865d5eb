/** An answer that is not what the protocol says: it proves nothing. The message says in what. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}
