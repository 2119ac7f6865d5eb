/** What was to be sent is no mail. It never says what the mail holds. */
export class MailError extends Error {
  override readonly name = 'MailError';

  /**
   * @param field which field, such as `attachments.0.filename`
   * @param rule what it would have to be, such as `must be 1 to 200 characters in one line`
   */
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field === '' ? 'The mail' : field} ${rule}.`);
  }
}
