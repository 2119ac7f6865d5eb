/** The service cannot serve now. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}
