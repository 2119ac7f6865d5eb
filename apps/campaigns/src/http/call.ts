/** What the app or a sandbox answered. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
  /** The same as JSON; null for nothing. */
  readonly body: T;
}

interface CallOptions {
  readonly body?: unknown;
}

/** Milliseconds until nobody waits any more. */
const PATIENCE_MS = 30_000;

/**
 * One JSON request to a sandbox.
 *
 * @throws Error when no answer came: the connection was refused or broken, or the patience was over
 */
export async function call<T>(method: string, url: string, options: CallOptions = {}): Promise<Answer<T>> {
  const { body } = options;
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: jsonOf(text) as T };
}

/** The body of an answer that has to be a success. */
export async function demand<T>(method: string, url: string, options: CallOptions = {}): Promise<T> {
  const { status, text, body } = await call<T>(method, url, options);
  if (status >= 300) throw new Error(`${method} ${url} answered ${status}: ${text.slice(0, 500)}`);
  return body;
}

function jsonOf(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
