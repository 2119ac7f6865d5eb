/** While nobody is asked who they are, a web page of somebody else made a browser on this machine call. */
export class ForeignOrigin extends Error {
  override readonly name = 'ForeignOrigin';
}
