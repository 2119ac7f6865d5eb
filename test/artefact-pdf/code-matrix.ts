import { encodeQR } from 'qr';

/** What the codes of the tests say: 150 characters after the name of the form. */
export const CODE_TEXT = `TD1:${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:'.repeat(4).slice(0, 150)}`;

/** A text as the modules of a QR code, without the quiet zone. */
export function codeMatrix(text: string, ecc: 'low' | 'medium' | 'high' = 'medium'): boolean[][] {
  return encodeQR(text, 'raw', { ecc, border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
}
