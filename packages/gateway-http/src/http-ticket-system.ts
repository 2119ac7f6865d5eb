import { type Dispatcher, request as send } from 'undici';
import type { HttpCall, HttpExchange, HttpReply } from './http-exchange.js';
import { type BoundedText, readBounded } from './read-bounded.js';
import { retryAfterMs } from './retry-after.js';
import { transportFault } from './transport-fault.js';

/** Where a ticket system is, and how long a call to it may take. */
export interface TicketSystemOptions {
  /** The base address (http or https); the gateway appends its own path. */
  readonly baseUrl: string;
  /** The limit of one whole call, until the last byte of its answer, milliseconds; 5000 when absent. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 5000;

/** The longest answer that is read, bytes. */
const ANSWER_LIMIT = 1024 * 1024;

/** Answers by which a system says that it did not take the request on: too many requests, not available. */
const NOT_TAKEN_ON = new Set([429, 503]);

/** A ticket system reached over HTTP. */
export class HttpTicketSystem {
  private readonly baseUrl: string;
  private readonly timeoutMs: number;

  /** @throws TypeError when `baseUrl` is not an http or https address */
  constructor({ baseUrl, timeoutMs = DEFAULT_TIMEOUT_MS }: TicketSystemOptions) {
    if (!/^https?:$/.test(new URL(baseUrl).protocol)) throw new TypeError(`Not an http address: ${baseUrl}`);
    this.baseUrl = baseUrl.replace(/(?<!\/)\/+$/, '');
    this.timeoutMs = timeoutMs;
  }

  /**
   * Makes several calls within the time limit of one, which begins now and ends with them (`AbortSignal.timeout` would go off
   * seconds later each time).
   */
  async within<T>(calls: (limit: AbortSignal) => Promise<T>): Promise<T> {
    const end = new AbortController();
    const tooLong = (): void => end.abort(new DOMException('The call took too long.', 'TimeoutError'));
    const timer = setTimeout(tooLong, this.timeoutMs);
    try {
      return await calls(end.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Makes one call, once: nothing is repeated and no redirection followed. Never rejects for anything that the system
   * or the network does.
   */
  call(call: HttpCall, limit?: AbortSignal): Promise<HttpExchange> {
    return limit === undefined ? this.within((own) => this.exchange(call, own)) : this.exchange(call, limit);
  }

  private async exchange(call: HttpCall, limit: AbortSignal): Promise<HttpExchange> {
    const request = `${call.method} ${call.path}\n\n${call.body?.text ?? ''}`.trimEnd();
    let response: Dispatcher.ResponseData;
    try {
      response = await this.send(call, limit);
    } catch (error) {
      return { request, answer: null, reply: transportFault(error) };
    }
    const body = await readBounded(response, ANSWER_LIMIT);
    return { request, answer: `${response.statusCode}\n\n${body.text}`.trimEnd(), reply: replyOf(response, body) };
  }

  private send(
    { method, path, body, correlationId, traceparent = null }: HttpCall,
    limit: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    return send(this.baseUrl + path, {
      method,
      headers: {
        'X-Correlation-Id': headerText(correlationId),
        ...(traceparent !== null && { traceparent: headerText(traceparent) }),
        ...(body !== null && { 'Content-Type': body.contentType }),
      },
      body: body?.text ?? null,
      signal: limit,
    });
  }
}

function replyOf({ statusCode: status, headers }: Dispatcher.ResponseData, { text, problem }: BoundedText): HttpReply {
  if (NOT_TAKEN_ON.has(status)) {
    const retryAfter = retryAfterMs(headers, Date.now());
    const reason = `the ticket system answered ${status}`;
    return { kind: 'no-effect', reason, ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter }) };
  }
  return problem === null ? { kind: 'answered', status, text } : { kind: 'unknown', reason: problem };
}

/** What a header can carry; anything else would fail the call before it is made. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
