import { readFile } from 'node:fs/promises';
import type { JournalEntry } from '../state/journal-entry.js';

const newline = 0x0a;

/**
 * Reads a journal file: its entries and the length of its whole lines in bytes. A torn last line (no line end) is left out; a file that does
 * not exist is empty. Throws an Error for a broken line in the middle: that is damage, not a crash.
 */
export const readJournal = async (file: string): Promise<{ entries: JournalEntry[]; length: number }> => {
  const bytes = await contentOf(file);
  const entries: JournalEntry[] = [];
  let start = 0;
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    entries.push(parse(bytes.toString('utf8', start, end), file, entries.length + 1));
    start = end + 1;
  }
  return { entries, length: start };
};

const contentOf = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
};

const parse = (line: string, file: string, number: number): JournalEntry => {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch (cause) {
    throw new Error(`The journal ${file} is damaged in line ${number}.`, { cause });
  }
};
