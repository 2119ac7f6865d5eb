import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookMessage, WebhookSender, WebhookTarget } from '@ticket-distribution/application';
import { type Instant, type WebhookAnswer, millisecondsOf } from '@ticket-distribution/domain';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { messageSignature, newSecret } from './message-signature.js';
import { retryAfterMs } from './retry-after.js';
import { hostOf, refusalOfTarget } from './target-rules.js';

export interface WebhookSenderOptions {
  /** How long an attempt may take, milliseconds; at most 30,000. */
  readonly timeoutMs: number;
  /** Hosts, as addresses name them, that may be reached at private and loopback addresses too, and by plain HTTP. */
  readonly privateHosts: readonly string[];
  readonly now: () => Instant;
  /** How names are looked up; default: as the machine does. What comes of it is checked. */
  readonly lookup?: LookupFunction;
}

/** As much of an answer is read as keeps its connection usable. */
const LONGEST_ANSWER = 64 * 1024;

const LONGEST_TIMEOUT_MS = 30_000;

/** What the agent says of an address that it does not connect to. */
const NOT_ALLOWED = 'is not allowed. Because';

/** Sends messages over HTTP as Standard Webhooks describes it, to public addresses. */
export class HttpWebhookSender implements WebhookSender {
  private readonly privateHosts: ReadonlySet<string>;
  private readonly timeoutMs: number;
  private readonly outside = agents(false);
  private readonly inside = agents(true);

  constructor(private readonly options: WebhookSenderOptions) {
    this.privateHosts = new Set(options.privateHosts);
    this.timeoutMs = Math.min(options.timeoutMs, LONGEST_TIMEOUT_MS);
  }

  newSecret(): string {
    return newSecret();
  }

  refusalOf(url: string): string | null {
    return refusalOfTarget(url, this.privateHosts);
  }

  async send(message: WebhookMessage, target: WebhookTarget, stopped: Promise<unknown>): Promise<WebhookAnswer> {
    const refusal = this.refusalOf(target.url);
    if (refusal !== null) return { status: null, fault: `nothing is sent to this address: ${refusal}` };
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.timeoutMs);
    void stopped.then(() => limit.abort());
    const request = this.begin(message, target, limit.signal);
    request.once('close', () => clearTimeout(timer));
    try {
      return this.answerOf(await responseTo(request, message.body));
    } catch (error) {
      return { status: null, fault: this.faultOf(error as NodeJS.ErrnoException, limit.signal.aborted) };
    }
  }

  private begin(
    { id, body }: WebhookMessage,
    { url: text, secrets }: WebhookTarget,
    signal: AbortSignal,
  ): ClientRequest {
    const url = new URL(text);
    const { http, https } = this.privateHosts.has(hostOf(url)) ? this.inside : this.outside;
    const timestamp = Math.floor(millisecondsOf(this.options.now()) / 1000);
    const isPlain = url.protocol === 'http:';
    const { lookup } = this.options;
    return (isPlain ? httpRequest : httpsRequest)(url, {
      method: 'POST',
      agent: isPlain ? http : https,
      signal,
      ...(lookup && { lookup }),
      headers: {
        'Content-Type': 'application/cloudevents+json; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'ticket-distribution-webhooks',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': messageSignature({ id, timestamp, body }, secrets),
      },
    });
  }

  private answerOf({ statusCode: status = 0, headers }: IncomingMessage): WebhookAnswer {
    if (status >= 200 && status < 300) return { status, fault: null };
    const isRedirect = status >= 300 && status < 400;
    const fault = `it was answered with ${status}${isRedirect ? ', and no redirect is followed' : ''}`;
    const asked = retryAfterMs(headers['retry-after'], millisecondsOf(this.options.now()));
    return { status, fault, ...(asked === undefined ? {} : { retryAfterMs: asked }) };
  }

  /** Without what a name has led to: that is nobody's to know who does not know it. */
  private faultOf({ code, message }: NodeJS.ErrnoException, isAborted: boolean): string {
    if (isAborted) return `there was no answer within ${this.timeoutMs / 1000} seconds`;
    if (message.includes(NOT_ALLOWED)) return 'its name leads to an address to which nothing is sent';
    if (code?.startsWith('HPE_') === true) return 'the answer was no HTTP';
    return `the connection failed: ${code ?? 'for no known reason'}`;
  }
}

/** The agents look at every address to which they connect. */
function agents(allowPrivateIPAddress: boolean) {
  const options = { allowPrivateIPAddress, keepAlive: true };
  return { http: new RequestFilteringHttpAgent(options), https: new RequestFilteringHttpsAgent(options) };
}

/** The status and the headers of the answer; what follows is read as far as it is short, and thrown away. */
function responseTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.once('response', (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > LONGEST_ANSWER) response.destroy();
      });
      response.on('error', () => response.destroy());
      resolve(response);
    });
    request.end(body);
  });
}
