import encodeQr from 'qr';
import { contentBytes } from './content-bytes.js';
import type { Modules, QrErrorCorrection, QrRequest } from './symbol-request.js';
import { UndrawableSymbolError } from './undrawable-symbol-error.js';

/** How a QR code writes its content: ten bits for three digits, eleven for two of 45 characters, or eight for a byte. */
export type QrMode = 'NUMERIC' | 'ALPHANUMERIC' | 'BYTE';

const LEVELS: Readonly<Record<QrErrorCorrection, 'low' | 'medium' | 'quartile' | 'high'>> = {
  L: 'low',
  M: 'medium',
  Q: 'quartile',
  H: 'high',
};
const ENCODINGS = { NUMERIC: 'numeric', ALPHANUMERIC: 'alphanumeric', BYTE: 'byte' } as const;
/** The library draws no symbol without a border. */
const BORDER = 1;

/** The mode in which a QR code writes a content. The text of a ticket's code is alphanumeric. */
export function qrModeOf(content: string | Uint8Array): QrMode {
  if (typeof content !== 'string') return 'BYTE';
  if (/^\d+$/.test(content)) return 'NUMERIC';
  return /^[0-9A-Z $%*+\-./:]+$/.test(content) ? 'ALPHANUMERIC' : 'BYTE';
}

/** @throws UndrawableSymbolError for content that has no room */
export function qrModules({ content, errorCorrection = 'M' }: QrRequest): Modules {
  const bytes = contentBytes(content);
  const mode = qrModeOf(content);
  if (!Object.hasOwn(LEVELS, errorCorrection)) {
    throw new UndrawableSymbolError('errorCorrection', 'must be L, M, Q or H');
  }
  const options = { ecc: LEVELS[errorCorrection], encoding: ENCODINGS[mode], border: BORDER };
  try {
    const text = mode === 'BYTE' ? '' : String(content);
    const bordered = encodeQr(text, 'raw', mode === 'BYTE' ? { ...options, textEncoder: () => bytes } : options);
    return bordered.slice(BORDER, -BORDER).map((row) => row.slice(BORDER, -BORDER));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('Capacity')) throw error;
    throw new UndrawableSymbolError('content', `is too long for a QR code of level ${errorCorrection}`);
  }
}
