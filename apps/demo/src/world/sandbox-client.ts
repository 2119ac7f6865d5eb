/** An answer with the time it took. */
interface Answer<T> {
  readonly body: T;
  readonly milliseconds: number;
}

/** Speaks JSON with the sandbox. */
export class SandboxClient {
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
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    const milliseconds = performance.now() - started;
    return { body: (text === '' ? undefined : JSON.parse(text)) as T, milliseconds };
  }
}
