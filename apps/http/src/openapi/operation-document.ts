import { type ErrorCode, PROBLEM_KINDS } from '../errors/problem.js';
import type { Answer, Operation } from '../operations/operation.js';
import { type Schema, component } from '../schema/schema.js';
import { REFUSALS_OF_CALLERS, describedAccess, isPermission, securityOf } from './described-access.js';

/** A documented response. */
export interface ResponseDocument {
  readonly description: string;
  readonly headers: Readonly<Record<string, { readonly description: string; readonly schema: Schema }>>;
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
    parameters,
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
export function refusalsOf({ method, path, refusals, access }: Operation): ErrorCode[] {
  const codes: ErrorCode[] = [...refusals, 'service/internal-error'];
  if (path.startsWith('/v1/')) codes.push('request/malformed');
  if (method !== 'GET') codes.push('request/too-large', 'request/unsupported-media-type');
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
        headers: headersOf(operation, answer.headers),
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
        headers: headersOf(operation, REFUSAL_HEADERS[status]),
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

function headersOf({ headers: always }: Operation, more: Readonly<Record<string, string>> = {}) {
  const said = { 'X-Correlation-Id': 'The one sent, or a new one.', ...always?.say, ...more };
  return Object.fromEntries(
    Object.entries(said).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}
