import { readFile } from 'node:fs/promises';
import { Typeface } from './typeface.js';

export interface Typefaces {
  readonly regular: Typeface;
  readonly strong: Typeface;
}

let read: Promise<Typefaces> | null = null;

/** The fonts of this package, which are read and parsed once in a process. */
export function typefaces(): Promise<Typefaces> {
  read ??= readTypefaces();
  return read;
}

async function readTypefaces(): Promise<Typefaces> {
  const [regular, strong] = await Promise.all([typefaceOf('Inter-Regular.ttf'), typefaceOf('Inter-SemiBold.ttf')]);
  return { regular, strong };
}

async function typefaceOf(file: string): Promise<Typeface> {
  return new Typeface(await readFile(new URL(`../../fonts/${file}`, import.meta.url)));
}
