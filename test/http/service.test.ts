import { Writable } from 'node:stream';
import { type Need, type OpenApiDocument, jsonLogger, openApiDocument } from '@ticket-distribution/http';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type ProblemBody, anApp } from './an-app.js';
import { parametersOf } from './parameters-of.js';

describe('The service', () => {
  it('is live, and ready while the database answers', async () => {
    const app = await anApp();
    expect((await app.send('GET', '/health/live')).body).to.deep.equal({ status: 'live' });
    expect((await app.send('GET', '/health/ready')).body).to.deep.equal({ status: 'ready', unregisteredMethods: [] });
  });

  it('says when it is not ready, and stays live', async () => {
    const broken: readonly Need['isThere'][] = [async () => false, () => Promise.reject(new Error('no database'))];
    for (const isThere of broken) {
      const needs = [
        { name: 'database', missing: 'The database does not answer.', isThere },
        { name: 'coffee', missing: 'There is no coffee.', isThere: async () => true },
      ];
      const app = await anApp({ needs });
      const { status, body } = await app.send<ProblemBody>('GET', '/health/ready');
      expect([status, body.code, body.detail]).to.deep.equal([
        503,
        'service/not-ready',
        'The database does not answer.',
      ]);
      expect(body.details['missing']).to.deep.equal([{ name: 'database', reason: 'The database does not answer.' }]);
      expect((await app.send('GET', '/health/live')).status).to.equal(200);
    }
  });

  it('says where to begin', async () => {
    const { body } = await (await anApp()).send('GET', '/');
    expect(body).to.include({ docs: '/docs', openapi: '/openapi.json' });
  });

  it('serves a page to try it, without anything from elsewhere', async () => {
    const app = await anApp();
    const page = await app.sendUndocumented('GET', '/docs');
    expect(page.status).to.equal(200);
    expect(page.body)
      .to.include('swagger-ui')
      .and.not.match(/(src|href)="https?:/);
    const script = await app.sendUndocumented('GET', '/docs/static/swagger-initializer.js');
    expect(script.body).to.include('"tryItOutEnabled":true').and.include('"validatorUrl":null');
  });

  it('serves parts of that page as files are: not again to who has them, and by ranges; and refuses other methods', async () => {
    const app = await anApp();
    const style = '/docs/static/swagger-ui.css';
    const { headers } = await app.sendUndocumented('GET', style);
    const known = { 'if-none-match': String(headers['etag']) };
    expect((await app.sendUndocumented('GET', style, undefined, known)).status).to.equal(304);
    const range = await app.sendUndocumented('GET', style, undefined, { range: 'bytes=0-99' });
    expect([range.status, range.headers['content-length']]).to.deep.equal([206, '100']);
    for (const path of ['/docs', '/docs/json', '/docs/yaml']) {
      const { status, headers: refused } = await app.sendUndocumented('POST', path);
      expect([status, refused['allow']], path).to.deep.equal([405, 'GET, HEAD']);
    }
    expect((await app.sendUndocumented('GET', '/docs/static/nothing.css')).status).to.equal(404);
  });

  it('serves its OpenAPI document', async () => {
    const { body } = await (await anApp()).sendUndocumented('GET', '/openapi.json');
    expect(body).to.deep.equal(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('logs a line per answer with the correlation id, and nothing that was sent', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const app = await anApp({ logger: jsonLogger('trace', stream) });
    await app.record(anOrder());
    await app.send('GET', '/v1/ticket-distribution-groups?orderId=A&customers=Kari1000042');
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const answered = logged.filter(({ msg }) => msg === 'answered');
    expect(answered.map(({ route, status, correlationId }) => [route, status, correlationId])).to.deep.equal([
      ['/v1/orders/:orderId/versions/:version', 201, 'made-1'],
      ['/v1/ticket-distribution-groups', 400, 'made-2'],
    ]);
    for (const line of logged) expect(line.correlationId, JSON.stringify(line)).to.match(/^made-/);
    expect(lines.join('')).to.not.match(/1000042|Entur App|Flexible/);
  });
});

describe('A line in the log about an error', () => {
  it('says its type and its message once, with what caused it', () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const error = new TypeError('outer', { cause: new RangeError('inner') });
    const logger = jsonLogger('info', stream);
    const said = { type: 'TypeError', message: 'outer', cause: { type: 'RangeError', message: 'inner' } };
    logger.error({ err: said }, 'in words');
    logger.error({ err: Object.assign(error, { parameters: ['personal'] }) }, 'as it was caught');
    const [inWords, caught] = lines.map((line) => (JSON.parse(line) as { readonly err: typeof said }).err);
    expect(inWords).to.deep.equal(said);
    expect([caught?.type, caught?.message, caught?.cause.type]).to.deep.equal(['TypeError', 'outer', 'RangeError']);
    expect(lines.join('')).to.not.include('personal');
  });
});

describe('The OpenAPI document', () => {
  const document: OpenApiDocument = openApiDocument();
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  it('says of every operation what a client generator needs', () => {
    expect(operations).to.have.length(61);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = parametersOf(document, operation);
      expect(operation.summary, path).to.be.a('string');
      expect(
        parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
        path,
      ).to.deep.equal(named);
      expect(Object.keys(operation.responses)).to.include('500');
    }
  });

  it('refers only to components that it holds, and holds none that nothing refers to', () => {
    const text = JSON.stringify(document);
    for (const kind of ['schemas', 'parameters', 'headers', 'responses'] as const) {
      const referred = [...text.matchAll(/#\/components\/(\w+)\/(\w+)/g)].flatMap(([, of, name = '']) =>
        of === kind ? [name] : [],
      );
      expect([...new Set(referred)], kind).to.have.members(Object.keys(document.components[kind]));
    }
  });

  it('marks the two deprecated operations', () => {
    const deprecated = operations
      .filter(({ operation }) => operation.deprecated)
      .map(({ operation }) => operation.operationId);
    expect(deprecated).to.deep.equal(['distributeToNod', 'distributeToTravelCard']);
  });

  it('closes every object of an answer and of a body, but for the order document and open facts', () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      if (schema.type === 'object') expect(schema.additionalProperties, name).to.be.a('boolean');
    }
    expect(document.components.schemas.OrderDocumentBody?.additionalProperties).to.equal(true);
    expect(document.components.schemas.DistributeBody?.additionalProperties).to.equal(false);
  });
});
