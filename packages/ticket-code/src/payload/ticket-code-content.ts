/** What a code says of a ticket. */
export interface TicketCodeContent {
  /** Id of the key that signs: eight characters of base64url, see `keyIdOf`. */
  readonly keyId: string;
  /** A UUID in lower case takes 16 bytes, any other text at most 64 bytes of UTF-8. */
  readonly ticketId: string;
  /** Which code of the ticket it is, from 1 on: who is handed over anew gets the next, and the ones before can be revoked. */
  readonly codeNumber: number;
  /** Seconds since 1970 (UTC): the first moment in which the ticket is valid. */
  readonly validFrom: number;
  /** Seconds since 1970 (UTC): the first moment in which it is so no longer. `OPEN_END` for a ticket that does not end. */
  readonly validUntil: number;
}

/** A code as it was read. Nothing of it is true before its signature is verified. */
export interface TicketCode extends TicketCodeContent {
  /** What the signature is calculated on: all bytes before it. */
  readonly signedBytes: Uint8Array;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
}

/** The last second of the year 9999. */
export const OPEN_END = 253_402_300_799;
