/** The end of an exchange over HTTP: null stands for no answer. */
export interface Exchange {
  readonly status: number;
  /** Cut after 64 KiB. */
  readonly body: string;
}

const LONGEST_ANSWER = 64 * 1024;

/** One exchange. No redirect is followed. Null: there was no answer in time, or not a whole one. */
export async function boundedFetch(url: string, request: RequestInit, timeoutMs: number): Promise<Exchange | null> {
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, body: await beginningOf(response) };
  } catch {
    return null;
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_ANSWER) break;
  }
  return Buffer.concat(chunks).subarray(0, LONGEST_ANSWER).toString('utf8');
}
