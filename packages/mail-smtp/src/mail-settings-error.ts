/** A setting with which nothing could be sent, or not safely. It never says what a password is. */
export class MailSettingsError extends Error {
  override readonly name = 'MailSettingsError';

  /**
   * @param option which option, such as `tls`
   * @param rule what it would have to be, such as `may be NONE for a server on this machine alone`
   */
  constructor(
    readonly option: string,
    readonly rule: string,
  ) {
    super(`The setting ${option} ${rule}.`);
  }
}
