import { type ErrorCode, PROBLEM_KINDS } from '../errors/problem.js';
import { REPLAYED_HEADER, takesKey } from '../idempotency/idempotency-hooks.js';
import { isKept } from '../idempotency/kept-answer.js';
import type { Answer, Operation } from '../operations/operation.js';
import { IDEMPOTENCY_KEY } from '../operations/parameters.js';
import { RETRY_AFTER_HEADER } from '../errors/retry-after.js';
import { type Schema, component } from '../schema/schema.js';
import { REFUSALS_OF_CALLERS, describedAccess, isPermission, securityOf } from './described-access.js';

/** A header of a response. */
interface HeaderDocument {
  readonly description: string;
  /** Whether every such response has it. */
  readonly required: boolean;
  readonly schema: Schema;
}

/** A documented response. */
export interface ResponseDocument {
  readonly description: string;
  readonly headers: Readonly<Record<string, HeaderDocument>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** An operation as OpenAPI writes it. */
export interface OperationDocument {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: true;
  /** Empty: everybody may call it. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, ResponseDocument>>;
}

export function operationDocument(operation: Operation): OperationDocument {
  const { operationId, tag, summary, deprecated, parameters, body, access } = operation;
  const description = describedAccess(operation);
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    security: securityOf(access),
    parameters: takesKey(operation) ? [...parameters, IDEMPOTENCY_KEY] : parameters,
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.required,
            content: { 'application/json': { schema: component(body.type.name), example: body.example } },
          },
        }),
    responses: { ...answerResponses(operation), ...problemResponses(operation) },
  };
}

/** The codes with which an operation can refuse. */
export function refusalsOf(operation: Operation): ErrorCode[] {
  const { method, path, refusals, access } = operation;
  const codes: ErrorCode[] = [...refusals, 'service/internal-error'];
  if (path.startsWith('/v1/')) codes.push('request/malformed', 'service/not-ready');
  if (method !== 'GET') codes.push('request/too-large', 'request/unsupported-media-type');
  if (takesKey(operation)) codes.push('idempotency/in-progress', 'idempotency/other-request');
  codes.push('auth/foreign-origin');
  if (isPermission(access)) codes.push(...REFUSALS_OF_CALLERS);
  if (access === 'signed') codes.push('request/too-many');
  return codes;
}

function answerResponses(operation: Operation): Record<string, ResponseDocument> {
  return Object.fromEntries(
    Object.entries(operation.answers).map(([status, answer]: [string, Answer]) => [
      status,
      {
        description: answer.description,
        headers: headersOf(operation, Number(status), answer.headers),
        ...(answer.schema === null
          ? {}
          : { content: { [answer.contentType ?? 'application/json']: { schema: answer.schema } } }),
      },
    ]),
  );
}

function problemResponses(operation: Operation): Record<string, ResponseDocument> {
  const codesOf = new Map<number, ErrorCode[]>();
  for (const code of refusalsOf(operation)) {
    const { status } = PROBLEM_KINDS[code];
    codesOf.set(status, [...(codesOf.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...codesOf].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${code}: ${PROBLEM_KINDS[code].title}.`).join(' '),
        headers: headersOf(operation, status, REFUSAL_HEADERS[status]),
        content: { 'application/problem+json': { schema: problemSchema(status, codes) } },
      },
    ]),
  );
}

/** Headers that refusals of a status always carry. */
const REFUSAL_HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'How to prove who calls.' },
  429: {
    'Retry-After': 'Seconds after which it is worth asking again.',
    'RateLimit-Policy': 'How many requests (q) in how many seconds (w).',
    RateLimit: 'How many are left (r), and the seconds until all are again (t).',
  },
};

function problemSchema(status: number, codes: readonly ErrorCode[]): Schema {
  const shape = component(status === 400 ? 'MalformedProblem' : 'Problem');
  return { allOf: [shape, { properties: { status: { const: status }, code: { enum: codes } } }] };
}

function headersOf(
  operation: Operation,
  status: number,
  more: Readonly<Record<string, string>> = {},
): ResponseDocument['headers'] {
  const always = { 'X-Correlation-Id': 'The one sent, or a new one.', ...operation.headers?.say, ...more };
  const mayCarry = { ...operation.answers[status]?.mayCarry, ...sometimes(operation, status) };
  return { ...headerDocuments(always, true), ...headerDocuments(mayCarry, false) };
}

/** What an answer carries only when an idempotency key was sent. */
function sometimes(operation: Operation, status: number): Readonly<Record<string, string>> {
  if (!takesKey(operation)) return {};
  if (isKept(status)) return { [REPLAYED_HEADER]: 'true: the answer was given before, to the same Idempotency-Key.' };
  return status === PROBLEM_KINDS['idempotency/in-progress'].status ? RETRY_AFTER_HEADER : {};
}

function headerDocuments(said: Readonly<Record<string, string>>, required: boolean): ResponseDocument['headers'] {
  return Object.fromEntries(
    Object.entries(said).map(([name, description]) => [name, { description, required, schema: { type: 'string' } }]),
  );
}
