import { NotReachable } from '../errors/not-reachable.js';
import { Refused, problemOf } from '../errors/refused.js';
import { retryAfterMs } from './retry-after.js';

export interface ApiOptions {
  /** The base address of the app. */
  readonly address: string;
  /** The bearer token; absent: none is sent. */
  readonly token?: string;
  /** Who calls, as the audit names it where no token does. */
  readonly client: string;
  /** The limit of one request, milliseconds. */
  readonly timeoutMs: number;
}

export interface ApiRequest {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  readonly correlationId?: string;
  /** The same for each sending of a request that is sent again; absent: it is sent once. */
  readonly idempotencyKey?: string;
  /** Whether it is one of many that nobody waits for. */
  readonly isBulk?: boolean;
}

export interface ApiAnswer<T> {
  readonly status: number;
  readonly body: T;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What ticket systems are told last (RFC 9218). */
const BULK = 'u=7';

/** The HTTP API of the app, request by request. */
export class Api {
  constructor(private readonly options: ApiOptions) {}

  get address(): string {
    return this.options.address;
  }

  /**
   * @throws Refused when the service refuses
   * @throws NotReachable when nobody answers
   */
  async send<T>(
    method: Method,
    path: string,
    { query = {}, body, correlationId, idempotencyKey, isBulk = false }: ApiRequest = {},
  ): Promise<ApiAnswer<T>> {
    const { address, client, token, timeoutMs } = this.options;
    const url = new URL(address.replace(/(?<!\/)\/+$/, '') + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const request = new Request(url, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        Accept: 'application/json',
        'ET-Client-Name': client,
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(correlationId === undefined ? {} : { 'X-Correlation-Id': correlationId }),
        ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
        ...(isBulk ? { Priority: BULK } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status, headers, text } = await this.answerOf(request);
    const read = readJson(text);
    if (status >= 200 && status < 300) return { status, body: read as T };
    throw new Refused(status, problemOf(status, read, text), retryAfterMs(headers.get('Retry-After'), Date.now()));
  }

  private async answerOf(request: Request) {
    try {
      const response = await fetch(request);
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      throw new NotReachable(this.options.address, error);
    }
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
