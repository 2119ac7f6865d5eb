/** The operator ended the work before it was done. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
