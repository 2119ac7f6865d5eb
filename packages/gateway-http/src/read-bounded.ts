import { transportFault } from './transport-fault.js';

/** The text of an answer as far as it came. */
export interface BoundedText {
  readonly text: string;
  /** Why it is not the whole text; null when it is. */
  readonly problem: string | null;
}

/** Reads the body of an answer as UTF-8, at most `limit` bytes of it; the rest is left and the connection given up. */
export async function readBounded(
  { body }: { readonly body: AsyncIterable<Uint8Array> },
  limit: number,
): Promise<BoundedText> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > limit) return { text, problem: `the answer is longer than ${limit / 1024} KiB` };
      text += decoder.decode(chunk, { stream: true });
    }
    return { text: text + decoder.decode(), problem: null };
  } catch (error) {
    return { text, problem: transportFault(error).reason };
  }
}
