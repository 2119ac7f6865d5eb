import type { OrderDocument } from '@ticket-distribution/domain';
import { type AppOptions, type GroupView, createApp, openApiDocument } from '@ticket-distribution/http';
import { type TestEngine, type TestEngineOptions, ManualClock, anEngine } from '@ticket-distribution/testkit';
import { OpenApiCheck } from './open-api-check.js';
import { onTheWire, versionUrl } from './on-the-wire.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: T;
}

/** The refusals of the API, as far as tests read them. */
export interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
  readonly correlationId: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly violations?: readonly { readonly field: string; readonly message: string }[];
}

export interface AppUnderTest {
  readonly engine: TestEngine;
  /** Sends a request; a body that is text goes as it is, anything else as JSON. Every answer is held against the document. */
  send<T = unknown>(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** The same for what is not in the document. */
  sendUndocumented(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  record(document: OrderDocument): Promise<Answer<{ readonly groups: readonly GroupView[] }>>;
}

const document = openApiDocument();
const check = new OpenApiCheck(document);

/** The app over in-memory adapters and fake ticket systems, without a port. */
export async function anApp(
  options: TestEngineOptions & Partial<AppOptions> & { readonly engine?: TestEngine } = {},
): Promise<AppUnderTest> {
  const clock = options.clock ?? new ManualClock();
  const engine = options.engine ?? anEngine({ clock, ...options });
  let made = 0;
  const { tokens, rateLimits, loopbackOnly, trustedProxies } = options;
  const app = await createApp(engine, {
    ...(tokens === undefined ? {} : { tokens }),
    ...(rateLimits === undefined ? {} : { rateLimits }),
    ...(loopbackOnly === undefined ? {} : { loopbackOnly }),
    ...(trustedProxies === undefined ? {} : { trustedProxies }),
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    needs: options.needs ?? [],
    newCorrelationId: options.newCorrelationId ?? (() => `made-${(made += 1)}`),
    now: () => clock.now(),
    callbackSecrets: options.callbackSecrets ?? {},
    ...(options.longestKeptAnswer === undefined ? {} : { longestKeptAnswer: options.longestKeptAnswer }),
    ...(options.telemetry === undefined ? {} : { telemetry: options.telemetry }),
    ...(options.logger === undefined ? {} : { logger: options.logger }),
  });
  const call = async (
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const payload = body === undefined ? {} : { payload: isRaw(body) ? body : JSON.stringify(body) };
    const response = await app.inject({ method: method as Method, url, headers: { ...json, ...headers }, ...payload });
    return { status: response.statusCode, headers: response.headers, body: bodyOf(response) };
  };
  const send = async <T>(...request: Parameters<typeof call>): Promise<Answer<T>> => {
    const [method, url] = request;
    const answer = await call(...request);
    check.check({ method, url, ...answer });
    return answer as Answer<T>;
  };
  return {
    engine,
    send,
    sendUndocumented: call,
    record: (order) => send('PUT', versionUrl(order), onTheWire(order)),
  };
}

function isRaw(body: unknown): body is string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body);
}

function bodyOf({
  body,
  headers,
}: {
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}): unknown {
  if (body === '') return undefined;
  return /json/.test(String(headers['content-type'])) ? (JSON.parse(body) as unknown) : body;
}
