/** How much of a QR code may be lost: about 7, 15, 25 and 30 percent. */
export type QrErrorCorrection = 'L' | 'M' | 'Q' | 'H';

/** A QR code that is to be drawn. */
export interface QrRequest {
  readonly symbology: 'QR';
  /** Text, or bytes as they are. Not empty. */
  readonly content: string | Uint8Array;
  /** `M` unless said otherwise. */
  readonly errorCorrection?: QrErrorCorrection | undefined;
}

/** An Aztec code that is to be drawn. */
export interface AztecRequest {
  readonly symbology: 'AZTEC';
  /** Text, written in UTF-8, or bytes as they are. Not empty. */
  readonly content: string | Uint8Array;
  /** Percent of the code that are for correction, a whole number from 5 to 95; 23 unless said otherwise. */
  readonly errorCorrection?: number | undefined;
}

export type SymbolRequest = QrRequest | AztecRequest;

/** The modules of a symbol row by row, without a quiet zone; true is dark. */
export type Modules = readonly (readonly boolean[])[];
