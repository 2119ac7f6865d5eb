/** A caller asked more often than it may. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';

  constructor(
    message: string,
    /** Seconds until it may ask again. */
    readonly retryAfter: number,
  ) {
    super(message);
  }
}
