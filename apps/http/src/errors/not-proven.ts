/** Nothing proves who calls: there is no token, or none that can be believed. */
export class NotProven extends Error {
  override readonly name = 'NotProven';

  constructor(
    readonly code: 'auth/token-missing' | 'auth/token-invalid',
    message: string,
  ) {
    super(message);
  }
}
