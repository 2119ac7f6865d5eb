import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** A file that cannot be used; the message says which and why. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

/**
 * Reads a JSON file.
 *
 * @param folder what a relative path is relative to
 * @param nulls `absent`: a member that is null counts as absent, as in what the API answers
 * @throws UnusableFile
 */
export async function readJsonFile(path: string, folder: string, nulls: 'kept' | 'absent'): Promise<unknown> {
  const text = await readFile(resolve(folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnusableFile(`${path} cannot be read: ${error.code ?? error.message}`);
  });
  try {
    return JSON.parse(text, nulls === 'absent' ? withoutNull : undefined);
  } catch (error) {
    throw new UnusableFile(`${path} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function withoutNull(this: unknown, _key: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}
