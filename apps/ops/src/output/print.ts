import { printable, printableJson } from './printable.js';

/** Prints the answer as JSON, or as people read it. */
export function print<T>(json: boolean, body: T, text: (body: T) => string): void {
  process.stdout.write(`${json ? printableJson(body) : printable(text(body))}\n`);
}

/** Tells what is no answer, on standard error. */
export function tell(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** The line under a page of a list. */
export function pageLine({ page, totalPages, totalItems }: Page<unknown>, what: string): string {
  if (totalItems === 0) return `no ${what}`;
  return `page ${page} of ${totalPages} (from 0), ${totalItems} ${what} in all`;
}

/** One page of a list, as the API gives it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly totalItems: number;
  readonly totalPages: number;
}
