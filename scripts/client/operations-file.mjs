import { HEAD } from './schemas-file.mjs';
import { comment, memberName, nameIn, namesIn, optional, typeOf } from './type-of.mjs';

const PROBLEM = 'application/problem+json';
/** What the client sends by itself; who calls may give a key all the same. */
const SENT_BY_THE_CLIENT = new Set(['Idempotency-Key', 'ET-Client-Name']);

/** The source with what every operation takes and answers, and how each is sent. */
export function operationsFile(document) {
  const operations = operationsOf(document);
  const types = operations.map(
    ({ id, summary, description, deprecated, request, answers, codes }) =>
      `${comment([summary.replace(/\.?$/, '.'), description, deprecated ? '@deprecated' : ''].join(' ').trim())}${id}: {
        readonly request: ${request};
        readonly answers: ${answers};
        readonly codes: ${codes.map((code) => JSON.stringify(code)).join(' | ')};
      };`,
  );
  const sent = operations.map(
    ({ id, method, path, takesKey }) => `${id}: ${JSON.stringify({ method, path, takesKey })},`,
  );
  const codes = [...statusesOf(document)].map(([code, status]) => `readonly ${JSON.stringify(code)}: ${status};`);
  const body = `/** What every operation takes, and how it answers. */
export interface Operations {
${types.join('\n')}
}

/** How an operation is sent. */
export interface SentOperation {
  readonly method: string;
  /** As OpenAPI writes it: \`/v1/orders/{orderId}\`. */
  readonly path: string;
  /** Whether it takes an idempotency key. */
  readonly takesKey: boolean;
}

/** With which status each code is answered. */
export interface StatusOfCode {
${codes.join('\n')}
}

/** How every operation is sent. */
export const OPERATIONS: { readonly [Id in keyof Operations]: SentOperation } = {
${sent.join('\n')}
};
`;
  const names = new Set(operations.flatMap(({ schemas }) => schemas.flatMap(namesIn)));
  return `${HEAD}import type { ${[...names].toSorted((one, other) => (one < other ? -1 : 1)).join(', ')} } from './schemas.js';

${body}`;
}

function operationsOf({ paths, components }) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = operation.parameters.map((one) => resolved(one, components.parameters));
      const responses = Object.entries(operation.responses).map(([status, response]) => [
        Number(status),
        resolved(response, components.responses),
      ]);
      return {
        id: operation.operationId,
        summary: operation.summary,
        description: operation.description,
        deprecated: operation.deprecated,
        method: method.toUpperCase(),
        path,
        takesKey: parameters.some(({ name }) => name === 'Idempotency-Key'),
        request: requestType(parameters, operation.requestBody),
        answers: answersType(responses),
        codes: responses.flatMap(([, response]) => codesOf(response)),
        schemas: [
          ...parameters.map(({ schema }) => schema),
          ...[operation.requestBody, ...responses.map(([, response]) => response)].flatMap(schemasOf),
        ],
      };
    }),
  );
}

function requestType(parameters, body) {
  const places = [
    ['path', 'path'],
    ['query', 'query'],
    ['header', 'headers'],
  ].flatMap(([place, member]) => {
    const own = parameters.filter((parameter) => parameter.in === place && !SENT_BY_THE_CLIENT.has(parameter.name));
    if (own.length === 0) return [];
    const fields = own.map(
      ({ name, required, description, schema }) =>
        `${comment(description)}readonly ${memberName(name)}${optional(required, typeOf(schema))};`,
    );
    const isNeeded = own.some(({ required }) => required);
    return [`readonly ${member}${optional(isNeeded, `{\n${fields.join('\n')}\n}`)};`];
  });
  if (body !== undefined) {
    places.push(`readonly body${optional(body.required, typeOf(body.content['application/json'].schema))};`);
  }
  return places.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${places.join('\n')}\n}`;
}

function answersType(responses) {
  const answers = responses
    .filter(([, { content = {} }]) => content[PROBLEM] === undefined)
    .map(([status, { description, content = {} }]) => {
      const [media] = Object.values(content);
      return `${comment(description)}readonly ${status}: ${media === undefined ? 'undefined' : typeOf(media.schema)};`;
    });
  return `{\n${answers.join('\n')}\n}`;
}

/** The schemas of a body or an answer; a refusal has none of its own. */
function schemasOf({ content = {} } = {}) {
  return Object.entries(content).flatMap(([type, { schema }]) => (type === PROBLEM ? [] : [schema]));
}

function codesOf({ content = {} }) {
  return content[PROBLEM]?.schema.allOf[1].properties.code.enum ?? [];
}

function statusesOf({ paths, components }) {
  const statuses = new Map();
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    for (const [status, response] of Object.entries(operation.responses)) {
      for (const code of codesOf(resolved(response, components.responses))) statuses.set(code, status);
    }
  }
  return new Map([...statuses].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function resolved(thing, components) {
  return thing.$ref === undefined ? thing : components[nameIn(thing.$ref)];
}
