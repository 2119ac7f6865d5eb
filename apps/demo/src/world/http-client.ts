/** An answer with the time it took. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly milliseconds: number;
}

/** Speaks JSON with one of the demo's processes. */
export class HttpClient {
  constructor(readonly address: string) {}

  get<T>(path: string): Promise<Answer<T>> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.call<T>('POST', path, body);
  }

  put<T>(path: string, body: unknown): Promise<Answer<T>> {
    return this.call<T>('PUT', path, body);
  }

  /**
   * @throws Error for any answer that is not a success, with what it said
   */
  private async call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const started = performance.now();
    const response = await fetch(this.address + path, {
      method,
      headers: {
        'ET-Client-Name': 'ticket-distribution-demo',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    const milliseconds = performance.now() - started;
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T, milliseconds };
  }
}
