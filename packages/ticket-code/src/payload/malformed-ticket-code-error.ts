/** What can be wrong with what was to be a code. */
export type CodeMalformation =
  /** It is neither a text nor bytes. */
  | 'NO_TEXT_AND_NO_BYTES'
  /** The text does not begin with `TD1:`. */
  | 'UNKNOWN_MARK'
  /** What follows is not of Base45 as it is written here. */
  | 'NOT_BASE45'
  /** The first byte is of no format that is known here. */
  | 'UNKNOWN_VERSION'
  /** It ends before what it announces. */
  | 'ENDS_TOO_EARLY'
  /** Something follows the signature. */
  | 'TRAILING_BYTES'
  /** A value is not allowed where it stands, or not written in its shortest form. */
  | 'NOT_CANONICAL';

/** A text or bytes are no code of a ticket. */
export class MalformedTicketCodeError extends Error {
  override readonly name = 'MalformedTicketCodeError';

  /**
   * @param reason what is wrong
   * @param field which part of the code it is wrong with, such as `ticketId`
   */
  constructor(
    readonly reason: CodeMalformation,
    readonly field: string,
  ) {
    super(`Not a code of a ticket: ${reason} (${field}).`);
  }
}
