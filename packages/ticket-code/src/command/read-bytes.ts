import { createReadStream } from 'node:fs';
import { UsageError } from './usage-error.js';

const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const ADDRESS = /^https?:/;
const PATIENCE_MS = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The bytes at a path or an address.
 *
 * @throws UsageError when they cannot be had
 */
export async function readBytes(where: string): Promise<Uint8Array> {
  try {
    return ADDRESS.test(where) ? await fetched(new URL(where)) : await fromFile(where);
  } catch (error) {
    throw new UsageError(`${where} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Of a pipe or a device only so much is read, too. */
async function fromFile(path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new UsageError(`it is longer than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** By https, so that nobody in between gives other keys; to this machine by http, too. */
async function fetched(url: URL): Promise<Uint8Array> {
  if (url.protocol !== 'https:' && !HERE.has(url.hostname)) throw new UsageError('it must be https');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok || response.body === null) throw new UsageError(`the answer is ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new UsageError(`it is longer than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
