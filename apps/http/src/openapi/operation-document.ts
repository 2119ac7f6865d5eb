import { REPLAYED_HEADER, takesKey } from '../idempotency/idempotency-hooks.js';
import { isKept } from '../idempotency/kept-answer.js';
import type { Answer, Operation } from '../operations/operation.js';
import { IDEMPOTENCY_KEY, type Parameter } from '../operations/parameters.js';
import { PROBLEM_KINDS } from '../errors/problem.js';
import { RETRY_AFTER_HEADER } from '../errors/retry-after.js';
import { type Schema, component } from '../schema/schema.js';
import { type PermissionsDocument, describedAccess, permissionsOf, securityOf } from './described-access.js';
import { exampleOf } from './example-of.js';
import { problemExample } from './problem-example.js';
import { codesByStatus } from './refusals-of.js';

/** A header of a response. */
export interface HeaderDocument {
  readonly description: string;
  /** Whether every such response has it. */
  readonly required: boolean;
  readonly schema: Schema;
}

/** A documented response. */
export interface ResponseDocument {
  readonly description: string;
  readonly headers: Readonly<Record<string, HeaderDocument>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example: unknown }>>;
}

/** The body that an operation takes. */
export interface RequestBodyDocument {
  readonly required: boolean;
  readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example: object }>>;
}

/** An operation as OpenAPI writes it, with everything in place. */
export interface OperationDocument {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: true;
  /** Empty: everybody may call it. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly 'x-entur-permissions'?: PermissionsDocument;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBodyDocument;
  readonly responses: Readonly<Record<string, ResponseDocument>>;
}

/** @param schemas those among the components, from which examples are made */
export function operationDocument(operation: Operation, schemas: Readonly<Record<string, Schema>>): OperationDocument {
  const { operationId, tag, summary, deprecated, parameters, body, access } = operation;
  const permissions = permissionsOf(access);
  return {
    operationId,
    tags: [tag],
    summary,
    description: describedAccess(operation),
    ...(deprecated === undefined ? {} : { deprecated }),
    security: securityOf(access),
    ...(permissions === undefined ? {} : { 'x-entur-permissions': permissions }),
    parameters: takesKey(operation) ? [...parameters, IDEMPOTENCY_KEY] : parameters,
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.required,
            content: { 'application/json': { schema: component(body.type.name), example: body.example } },
          },
        }),
    responses: { ...answerResponses(operation, schemas), ...problemResponses(operation) },
  };
}

function answerResponses(
  operation: Operation,
  schemas: Readonly<Record<string, Schema>>,
): Record<string, ResponseDocument> {
  return Object.fromEntries(
    Object.entries(operation.answers).map(([status, answer]: [string, Answer]) => [
      status,
      {
        description: answer.description,
        headers: headersOf(operation, Number(status), answer.headers),
        ...contentOf(answer, schemas),
      },
    ]),
  );
}

function contentOf(
  { schema, contentType = 'application/json', example }: Answer,
  schemas: Readonly<Record<string, Schema>>,
): Pick<ResponseDocument, 'content'> {
  if (schema === null) return {};
  return { content: { [contentType]: { schema, example: example ?? exampleOf(schema, schemas) } } };
}

function problemResponses(operation: Operation): Record<string, ResponseDocument> {
  return Object.fromEntries(
    [...codesByStatus(operation)].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${code}: ${PROBLEM_KINDS[code].title}.`).join(' '),
        headers: headersOf(operation, status, REFUSAL_HEADERS[status]),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [
                component(status === 400 ? 'MalformedProblem' : 'Problem'),
                { properties: { status: { const: status }, code: { enum: codes } } },
              ],
            },
            example: problemExample(codes[0]),
          },
        },
      },
    ]),
  );
}

/** Headers that refusals of a status always carry. */
const REFUSAL_HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'How to prove who calls.' },
  405: { Allow: 'The methods that the path takes.' },
  429: {
    'Retry-After': 'Seconds after which it is worth asking again.',
    'RateLimit-Policy': 'How many requests (q) in how many seconds (w).',
    RateLimit: 'How many are left (r), and the seconds until all are again (t).',
  },
};

/** Refusals that come before it is known which operation is meant: they carry none of its headers. */
const BEFORE_THE_OPERATION: ReadonlySet<number> = new Set([405, 408, 417, 431]);

function headersOf(
  operation: Operation,
  status: number,
  more: Readonly<Record<string, string>> = {},
): ResponseDocument['headers'] {
  const said = BEFORE_THE_OPERATION.has(status) ? {} : operation.headers?.say;
  const always = { 'X-Correlation-Id': 'The one sent, or a new one.', ...said, ...more };
  const mayCarry = { ...operation.answers[status]?.mayCarry, ...sometimes(operation, status) };
  return { ...headerDocuments(always, true), ...headerDocuments(mayCarry, false) };
}

/** What not every answer of the status carries: most only when an idempotency key was sent. */
function sometimes(operation: Operation, status: number): Readonly<Record<string, string>> {
  if (status === PROBLEM_KINDS['service/not-ready'].status) return RETRY_AFTER_HEADER;
  if (!takesKey(operation)) return {};
  if (isKept(status)) return { [REPLAYED_HEADER]: 'true: the answer was given before, to the same Idempotency-Key.' };
  return status === PROBLEM_KINDS['idempotency/in-progress'].status ? RETRY_AFTER_HEADER : {};
}

function headerDocuments(said: Readonly<Record<string, string>>, required: boolean): ResponseDocument['headers'] {
  return Object.fromEntries(
    Object.entries(said).map(([name, description]) => [name, { description, required, schema: { type: 'string' } }]),
  );
}
