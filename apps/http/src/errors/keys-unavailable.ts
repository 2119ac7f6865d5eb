/** No token can be checked: the keys of its issuer cannot be had. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}
