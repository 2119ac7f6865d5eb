/** Compression as zlib has it (RFC 1950). */
export interface Compression {
  deflate(bytes: Uint8Array): Uint8Array;
  /** @throws any error for bytes that are not compressed, or that would become more than `most` */
  inflate(bytes: Uint8Array, most: number): Uint8Array;
}
