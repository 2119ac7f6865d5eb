/** What can be wrong with bytes that were to be a barcode. */
export type Malformation =
  /** The bytes end before what they announce. */
  | 'ends-too-early'
  /** Bytes follow the end, or the bits that fill the last byte are not zero. */
  | 'trailing-data'
  /** A number, a length, a choice or a value of a list is outside what the specification allows. */
  | 'out-of-range'
  /** A text is not UTF-8, or not of the characters that its place allows. */
  | 'not-text'
  /** An object identifier is cut off, or not in its shortest form. */
  | 'bad-object-identifier'
  /** Via stations lie in one another more often than a reader follows. */
  | 'nested-too-deep'
  /** It begins neither as a header U1 or U2 nor as a container. */
  | 'unknown-format'
  /** A signature is not in the form that its place asks for. */
  | 'bad-signature-form'
  /** What is compressed cannot be read, or would become too large. */
  | 'bad-compression';

/** Bytes are not the barcode, or the part of one, that they were read as. */
export class MalformedBarcodeError extends Error {
  override readonly name = 'MalformedBarcodeError';

  /**
   * @param reason what is wrong
   * @param offset where, in bits from the start of what was read (a ticket within a header counts from its own start)
   */
  constructor(
    readonly reason: Malformation,
    readonly offset: number,
  ) {
    super(`Not a barcode of UIC: ${reason} at bit ${offset}.`);
  }
}
