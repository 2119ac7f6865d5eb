import { type OpenApiDocument, openApiDocument } from '@ticket-distribution/http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { anApp } from './an-app.js';
import { parametersOf } from './parameters-of.js';

const document: OpenApiDocument = openApiDocument();
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const { components } = document;
const responses = [
  ...Object.entries(components.responses),
  ...operations.flatMap(({ operationId, responses: own }) =>
    Object.entries(own).map(([status, response]) => [`${operationId} ${status}`, response] as const),
  ),
].flatMap(([name, response]) => ('$ref' in response ? [] : [{ name, response }]));

/** A validator of the document; without the unicode flag it reads patterns as many tools do. */
function validator(unicodeRegExp: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp });
  formats.default(ajv);
  ajv.addSchema(document, 'openapi.json');
  return ajv;
}

const validators = [validator(true), validator(false)];

function expectFits(schema: object, value: unknown, what: string): void {
  const text = JSON.stringify(schema).replaceAll('"#/', '"openapi.json#/');
  for (const ajv of validators) {
    const fits = ajv.validate(JSON.parse(text) as object, value);
    expect(fits, `${what}: ${ajv.errorsText()} in ${JSON.stringify(value)}`).to.equal(true);
  }
}

describe('The OpenAPI document, as other tools read it', () => {
  it('has an example for every answer with a body, which fits its schema', () => {
    expect(responses.length).to.be.greaterThan(80);
    for (const { name, response } of responses) {
      for (const { schema, example } of Object.values(response.content ?? {})) {
        expect(example, name).to.not.equal(undefined);
        expectFits(schema, example, name);
      }
    }
  });

  it('has an example and a description for every parameter, and an example for every body', () => {
    for (const operation of operations) {
      for (const parameter of parametersOf(document, operation)) {
        const { name, schema, example, description } = parameter;
        expect(description, `${operation.operationId} ${name}`).to.be.a('string');
        expectFits(schema, example, `${operation.operationId} ${name}`);
      }
      for (const { schema, example } of Object.values(operation.requestBody?.content ?? {})) {
        expectFits(schema, example, operation.operationId);
      }
    }
  });

  it('has patterns that say the same with the unicode flag and without', () => {
    expect(JSON.stringify(document)).to.not.match(/\\\\[pP]\{/);
    const pattern = components.schemas['SkipReferences']?.['properties'] as Record<string, { pattern: string }>;
    const { pattern: printable = '' } = pattern['externalReference'] ?? {};
    const before = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}\uFFFE\uFFFF])*$/u;
    const [withFlag, without] = [new RegExp(printable, 'u'), new RegExp(printable)];
    const characters = [...Array(0x10000).keys()].map((code) => String.fromCharCode(code));
    for (const text of [...characters, '\u{10000}', '\u{1f68b}', '\u{10ffff}', 'a\udc00\ud800', '\ud800\ud800\udc00']) {
      const isTaken = before.test(text);
      expect([withFlag.test(text), without.test(text)], JSON.stringify(text)).to.deep.equal([isTaken, isTaken]);
    }
  });

  it('names its enums: none stands in an operation or in another schema', () => {
    for (const [name, schema] of Object.entries(components.schemas)) {
      if (Array.isArray(schema['enum'])) continue;
      const words =
        JSON.stringify(schema)
          .match(/"enum":\[("[^\]]*)\]/)?.[1]
          ?.split(',') ?? [];
      expect(words.length, `${name} holds ${words.join()}`).to.be.lessThan(2);
    }
    for (const operation of operations) {
      expect(JSON.stringify(operation.parameters), operation.operationId).to.not.include('"enum"');
    }
  });

  it('declares the tags of its operations, each with what it is about, and no other', () => {
    const used = new Set(operations.flatMap(({ tags }) => tags));
    expect(document.tags.map(({ name }) => name)).to.have.members([...used]);
    for (const { description } of document.tags) expect(description).to.match(/\.$/);
  });

  it('describes how requests are refused before their operation is known', () => {
    for (const { operationId, responses: own } of operations) {
      expect(Object.keys(own), operationId).to.include.members(['405', '408', '417', '431']);
    }
    const { headers } = components.responses['RouteMethodNotAllowed'] ?? {};
    expect(headers).to.have.property('Allow');
  });

  it('has no refusal twice', () => {
    const texts = responses
      .map(({ response }) => JSON.stringify(response))
      .filter((text) => text.includes('problem+json'));
    expect(new Set(texts).size).to.equal(texts.length);
  });

  it('says the permissions of an operation as Entur does, any of several too', () => {
    const permissions = operations.map((operation) => [operation.operationId, operation['x-entur-permissions']?.value]);
    expect(Object.fromEntries(permissions)).to.deep.include({
      readOrder: 'orders:read',
      getTicketDistributionSummary: { any: ['summaries:read', 'tickets:read'] },
      live: undefined,
    });
  });

  it('says where a new version can be read, and there it is', async () => {
    const app = await anApp();
    const body = operations.find(({ operationId }) => operationId === 'recordOrderVersion')?.requestBody;
    const example = body?.content['application/json']?.example as { readonly id: string };
    const { status, headers } = await app.send('PUT', `/v1/orders/${example.id}/versions/1`, example);
    expect(status).to.equal(201);
    const read = await app.send('GET', String(headers['location']));
    expect(read.body).to.include({ id: example.id, version: 1 });
  });
});
