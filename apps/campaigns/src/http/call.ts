/** What an app or a ticket system answered. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
  /** The same as JSON; null for nothing. */
  readonly body: T;
}

export interface CallOptions {
  readonly body?: unknown;
  /** The Idempotency-Key, without its quotation marks. */
  readonly key?: string;
  /** Milliseconds until nobody waits any more. */
  readonly patience?: number;
}

/**
 * One JSON request.
 *
 * @throws Error when no answer came: the connection was refused or broken, or the patience was over
 */
export async function call<T>(method: string, url: string, options: CallOptions = {}): Promise<Answer<T>> {
  const { body, key, patience = 30_000 } = options;
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(patience),
    headers: {
      'ET-Client-Name': 'ticket-distribution-campaigns',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key === undefined ? {} : { 'Idempotency-Key': `"${key}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
