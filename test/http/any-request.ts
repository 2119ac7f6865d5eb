import { createHmac } from 'node:crypto';
import type { OpenApiDocument } from '@ticket-distribution/http';
import * as fc from 'fast-check';
import { anyDamaged, anyOddText, anyText, written } from './any-junk.js';
import { type DocumentedParameter as Parameter, parametersOf } from './parameters-of.js';
import { type JsonSchema, type Texts, ValuesOf } from './any-value-of.js';

/** A request as it is sent. */
export interface AnyRequest {
  /** The documented path: which operation is meant. */
  readonly template: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | undefined;
}

/** What requests are made from, besides the document. */
export interface RequestWorld {
  readonly texts: Texts;
  /** Bodies of operations whose schema says too little of what is taken. */
  readonly bodies: Readonly<Record<string, readonly object[]>>;
  readonly secret: string;
  /** Unix seconds. */
  readonly now: number;
}

interface RequestBody {
  readonly content: { readonly 'application/json': { readonly schema: JsonSchema; readonly example: unknown } };
}

const SIGNATURE = 'Ticket-System-Signature';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const CONTENT_TYPES = ['application/json; charset=utf-8', 'text/plain', 'application/xml', 'nonsense', ''];

/** Mostly the first, now and then the other. */
const mostly = <Value>(usual: fc.Arbitrary<Value>, rare: fc.Arbitrary<Value>, weight = 8): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: rare, weight: 1 });

/** Clients take dot segments out of a path before they send it, and an empty one names another path. */
const anyOddStep = anyOddText.filter((step) => !['', '.', '..'].includes(step) && isWellFormed(step));

/** A request to any operation of the document: as documented, nearly so, or not at all. */
export function anyRequest(document: OpenApiDocument, world: RequestWorld): fc.Arbitrary<AnyRequest> {
  const requests = Object.entries(document.paths).flatMap(([template, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const maker = new RequestMaker(document, world, operation.operationId);
      return maker.of(template, method.toUpperCase(), parametersOf(document, operation), operation.requestBody);
    }),
  );
  return fc.oneof(...requests);
}

class RequestMaker {
  private readonly values: ValuesOf;

  constructor(
    document: OpenApiDocument,
    private readonly world: RequestWorld,
    private readonly operationId: string,
  ) {
    this.values = new ValuesOf(document, world.texts);
  }

  of(template: string, method: string, parameters: readonly Parameter[], body: unknown): fc.Arbitrary<AnyRequest> {
    const given = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
    return fc
      .record({
        method: mostly(fc.constant(method), fc.constantFrom(...METHODS), 20),
        steps: this.steps(given('path')),
        query: this.query(given('query')),
        headers: this.headers(given('header').filter(({ name }) => name !== SIGNATURE)),
        contentType: mostly(fc.constant('application/json'), fc.constantFrom(...CONTENT_TYPES), 15),
        body: this.body(body as RequestBody | undefined),
        isSigned: mostly(fc.constant(true), fc.constant(false)),
      })
      .map(({ contentType, isSigned, body: { sent, names }, steps, query, headers, ...request }) => {
        const isSignable = parameters.some(({ name }) => name === SIGNATURE) && isSigned;
        const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(names[name] ?? steps[name] ?? ''),
        );
        const search = new URLSearchParams(query).toString();
        return {
          ...request,
          template,
          url: search === '' ? path : `${path}?${search}`,
          headers: {
            ...headers,
            ...(sent === undefined ? {} : { 'content-type': contentType }),
            ...(isSignable ? { [SIGNATURE.toLowerCase()]: this.signed(sent ?? '') } : {}),
          },
          body: request.method === 'GET' ? undefined : sent,
        };
      });
  }

  private steps(parameters: readonly Parameter[]): fc.Arbitrary<Readonly<Record<string, string>>> {
    const steps = parameters.map(
      ({ name, schema }) => [name, mostly(this.texts(schema, name), anyOddStep, 15)] as const,
    );
    return fc.record(Object.fromEntries(steps));
  }

  private query(parameters: readonly Parameter[]): fc.Arbitrary<[string, string][]> {
    if (parameters.length === 0)
      return mostly(fc.constant([]), fc.array(fc.tuple(anyOddName, anyOddName), { maxLength: 2 }));
    const documented = fc
      .constantFrom(...parameters)
      .chain(({ name, schema }) => fc.tuple(fc.constant(name), this.texts(schema, name)));
    const odd = fc.tuple(fc.oneof(fc.constantFrom(...parameters.map(({ name }) => name)), anyOddName), anyOddName);
    return fc.array(mostly(documented, odd, 15), { maxLength: 4 });
  }

  private headers(parameters: readonly Parameter[]): fc.Arbitrary<Record<string, string>> {
    const headers = parameters.map(
      ({ name, schema }) =>
        [name.toLowerCase(), mostly(this.texts(schema, name), fc.string({ unit: 'binary-ascii' }), 20)] as const,
    );
    const some = fc.record(Object.fromEntries(headers), { requiredKeys: [] });
    return some as fc.Arbitrary<Record<string, string>>;
  }

  /** A body, and the path parameters that it has to agree with. */
  private body(documented: RequestBody | undefined): fc.Arbitrary<{
    readonly sent: string | Buffer | undefined;
    readonly names: Readonly<Record<string, string>>;
  }> {
    const unnamed = (sent: string | Buffer | undefined) => ({ sent, names: {} });
    if (documented === undefined) return mostly(fc.constant(unnamed(undefined)), anyText.map(unnamed));
    const { schema, example } = documented.content['application/json'];
    const known = [example as object, ...(this.world.bodies[this.operationId] ?? [])];
    const good = fc.oneof(fc.constantFrom(...known), this.values.of(schema));
    return fc.oneof(
      { arbitrary: good.map((body) => ({ sent: written(body), names: namesIn(body) })), weight: 6 },
      { arbitrary: anyDamaged(good).map(unnamed), weight: 3 },
      { arbitrary: fc.oneof(anyText, fc.constant(undefined)).map(unnamed), weight: 1 },
    );
  }

  private texts(schema: JsonSchema, name: string): fc.Arbitrary<string> {
    return this.values.of(schema, name).map((value) => (Array.isArray(value) ? String(value[0] ?? '') : String(value)));
  }

  private signed(body: string | Buffer): string {
    const { now, secret } = this.world;
    return `t=${now},v1=${createHmac('sha256', secret).update(`${now}.`).update(body).digest('hex')}`;
  }
}

const anyOddName = anyOddText.filter(isWellFormed);

function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** An order document names its address, a callback its system. */
function namesIn(body: unknown): Record<string, string> {
  const { id, version, system } = body as { readonly id?: string; readonly version?: number; readonly system?: string };
  const named = { orderId: id, version, system };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
