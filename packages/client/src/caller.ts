import type { ClientOptions } from './client-options.js';
import type { CallOptions } from './client.js';
import { NoAnswer } from './no-answer.js';
import { DEFAULT_PATIENCE, Patience } from './patience.js';
import type { SentOperation } from './generated/operations.js';
import { type AnyAnswer, type Sent, sentOf } from './sent-of.js';
import { type Addressed, urlOf } from './url-of.js';

/** Whatever any operation takes. */
export interface AnyRequest extends Addressed {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

interface Init {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const TIMEOUT_MS = 30_000;

/** Makes the calls of a client. */
export class Caller {
  private readonly patience: Patience;

  constructor(private readonly options: ClientOptions) {
    this.patience = new Patience({ ...DEFAULT_PATIENCE, ...options.retries });
  }

  /**
   * @throws NoAnswer, UnexpectedAnswer when the last sending ended so
   * @throws the reason of a signal that ended it
   */
  async call(operation: SentOperation, request: AnyRequest, options: CallOptions): Promise<AnyAnswer> {
    const { signal, idempotencyKey } = options;
    const url = urlOf(this.options.baseUrl, operation.path, request);
    const key = operation.takesKey && idempotencyKey !== null ? (idempotencyKey ?? newKey()) : null;
    const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
    const headers = { ...headersOf(request, key), 'ET-Client-Name': this.options.clientName };
    const sent = await this.patience.ask(
      () => this.send(url, { method: operation.method, headers, ...body }, key, signal),
      { isRepeatable: key !== null || !operation.takesKey, signal },
    );
    if ('fault' in sent) throw sent.fault;
    return sent.answer;
  }

  private async send(url: string, init: Init, key: string | null, signal?: AbortSignal): Promise<Sent> {
    signal?.throwIfAborted();
    const { token, timeoutMs = TIMEOUT_MS, fetch: send = fetch } = this.options;
    const authorization = typeof token === 'function' ? await token() : token;
    const headers = {
      ...init.headers,
      ...(authorization === undefined ? {} : { Authorization: `Bearer ${authorization}` }),
    };
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const ends = signal === undefined ? limit : AbortSignal.any([signal, limit]);
      const response = await send(url, { ...init, headers, signal: ends });
      return sentOf(response, new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      signal?.throwIfAborted();
      return { status: null, headers: null, code: null, fault: new NoAnswer(this.options.baseUrl, key, error) };
    }
  }
}

function headersOf({ headers = {}, body }: AnyRequest, key: string | null): Record<string, string> {
  const given = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    Accept: 'application/json, application/problem+json, text/plain, application/jwt, application/pdf',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(key === null ? {} : { 'Idempotency-Key': `"${key.replaceAll(/["\\]/g, '\\$&')}"` }),
    ...(Object.fromEntries(given) as Record<string, string>),
  };
}

/** 128 bits of chance; `crypto.randomUUID` is missing on pages that were not loaded over HTTPS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
