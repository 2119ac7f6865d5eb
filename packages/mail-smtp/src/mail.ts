/** Who a mail is from, or for. */
export interface MailAddress {
  /** One address, such as `ola@example.org`; the domain may have any letters, such as `ola@blåbær.example`. */
  readonly address: string;
  /** At most 200 characters in one line. */
  readonly name?: string;
}

/** A file in a mail. */
export interface MailAttachment {
  /** At most 200 characters, without slashes. */
  readonly filename: string;
  /** Such as `application/pdf`, without parameters; neither `multipart` nor `message`. */
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A mail. Sent again with the same members it is the same message, to the byte. */
export interface Mail {
  /** Without angle brackets, such as `0197a3f2@tickets.example.org`. Unique, and the same whenever this mail is sent again. */
  readonly messageId: string;
  /** When it was written: an instant such as `2026-12-05T06:00:00.000Z`. */
  readonly date: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  /** At most 500 characters in one line. */
  readonly subject: string;
  /** At most a million characters. */
  readonly text: string;
  /** At most a million characters. */
  readonly html?: string;
  /** At most 100, of 20 MiB together. */
  readonly attachments: readonly MailAttachment[];
}
