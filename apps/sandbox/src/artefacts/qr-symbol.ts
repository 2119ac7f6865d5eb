import encodeQr from 'qr';

/** The modules of a symbol, row by row, true for dark; a square without its quiet zone. */
export type QrSymbol = readonly (readonly boolean[])[];

/** The quiet zone that a reader needs on each side, in modules. */
export const quietZone = 4;

/** A QR code with error correction M whose content is that text. */
export const qrSymbol = (text: string): QrSymbol =>
  encodeQr(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
