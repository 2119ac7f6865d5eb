/** It is proven who calls, and it is not allowed. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';

  constructor(readonly permission: string) {
    super(`The token does not hold the permission ${permission}.`);
  }
}
