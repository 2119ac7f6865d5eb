import bwip from 'bwip-js/generic';
import { contentBytes } from './content-bytes.js';
import type { AztecRequest, Modules } from './symbol-request.js';
import { UndrawableSymbolError } from './undrawable-symbol-error.js';

const [LEAST, USUAL, MOST] = [5, 23, 95];
/** What the largest symbol holds of what takes the least room. */
const MOST_DIGITS = 3832;

/** @throws UndrawableSymbolError for content that has no room */
export function aztecModules({ content, errorCorrection = USUAL }: AztecRequest): Modules {
  const bytes = contentBytes(content);
  if (!Number.isInteger(errorCorrection) || errorCorrection < LEAST || errorCorrection > MOST) {
    throw new UndrawableSymbolError('errorCorrection', `must be a whole number from ${LEAST} to ${MOST}`);
  }
  if (bytes.length > MOST_DIGITS) throw tooLong();
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const options = { bcid: 'azteccode', text, binarytext: true, eclevel: errorCorrection };
  const { pixs, pixx, pixy } = drawn(options);
  return Array.from({ length: pixy }, (_, row) =>
    pixs.slice(row * pixx, (row + 1) * pixx).map((module) => module === 1),
  );
}

/** The modules of all rows, and how many there are across and down. */
interface Matrix {
  readonly pixs: readonly number[];
  readonly pixx: number;
  readonly pixy: number;
}

/** What is used of the library: its export of that name draws, the one within its default gives the matrix. */
interface Library {
  raw(options: { readonly bcid: string; readonly text: string }): readonly Matrix[];
}

const library = bwip as Library;

function drawn(options: { readonly bcid: string; readonly text: string }): Matrix {
  try {
    const [matrix] = library.raw(options);
    if (matrix !== undefined) return matrix;
  } catch (error) {
    if (error instanceof Error && error.message.includes('TooLong')) throw tooLong();
    throw error;
  }
  throw new Error('The library drew no matrix.');
}

function tooLong(): UndrawableSymbolError {
  return new UndrawableSymbolError('content', 'is too long for an Aztec code with so much correction');
}
