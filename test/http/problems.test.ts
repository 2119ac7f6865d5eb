import { DOMAIN_ERROR_CODES, DomainError, type DomainErrorCode } from '@ticket-distribution/domain';
import { ERROR_CODES, PROBLEM_KINDS, type Problem, openApiDocument } from '@ticket-distribution/http';
import { type TestEngine, anEngine } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type ProblemBody, anApp } from './an-app.js';
import { OpenApiCheck } from './open-api-check.js';

const check = new OpenApiCheck(openApiDocument());

/** An engine whose reading of orders goes wrong. */
const failingWith = (error: unknown): TestEngine => {
  const engine = anEngine();
  engine.readOrder.execute = async () => {
    throw error;
  };
  return engine;
};

describe('A problem', () => {
  it('is RFC 9457 problem details and the ApiError of the public contract in one', async () => {
    const app = await anApp();
    const { status, headers, body } = await app.send<Problem>('GET', '/v1/orders/NOBODY?token=secret');
    expect(status).to.equal(404);
    expect(headers['content-type']).to.match(/^application\/problem\+json/);
    expect(body).to.deep.equal({
      type: 'urn:ticket-distribution:problem:order/not-found',
      title: 'The order is not known',
      status: 404,
      detail: 'Order NOBODY is not known.',
      instance: '/v1/orders/NOBODY',
      code: 'order/not-found',
      correlationId: 'made-1',
      path: '/v1/orders/NOBODY',
      error: 'Not Found',
      message: 'Order NOBODY is not known.',
      exception: 'order/not-found',
      timestamp: '2026-12-01T09:30:00.125Z',
      details: { orderId: 'NOBODY' },
    });
  });

  for (const code of DOMAIN_ERROR_CODES) {
    it(`of code ${code} is answered with ${PROBLEM_KINDS[code].status}`, async () => {
      const engine = failingWith(new DomainError(code, 'A refusal.', { fact: 1 }));
      const { status, body } = await (await anApp({ engine })).sendUndocumented('GET', '/v1/orders/A');
      expect(status).to.equal(PROBLEM_KINDS[code].status);
      expect(body).to.include({ code, exception: code, detail: 'A refusal.', title: PROBLEM_KINDS[code].title });
      expect(body).to.deep.include({ details: { fact: 1 } });
      check.fits(status === 400 ? 'MalformedProblem' : 'Problem', body);
    });
  }

  it('has a status and a title for every code there is', () => {
    expect(Object.keys(PROBLEM_KINDS).toSorted()).to.deep.equal([...ERROR_CODES].toSorted());
    const domain: readonly DomainErrorCode[] = DOMAIN_ERROR_CODES;
    expect(ERROR_CODES).to.include.members([...domain]);
  });

  it('tells nothing of what went wrong inside', async () => {
    const engine = failingWith(new Error('SELECT * FROM customers failed'));
    const { status, body } = await (await anApp({ engine })).send<ProblemBody>('GET', '/v1/orders/A');
    expect([status, body.code]).to.deep.equal([500, 'service/internal-error']);
    expect(JSON.stringify(body)).to.not.match(/SELECT|customers|stack/);
  });

  it('is made of whatever is thrown', async () => {
    for (const thrown of [
      'text',
      null,
      undefined,
      { statusCode: 302 },
      Object.assign(new Error('x'), { statusCode: 200 }),
    ]) {
      const answer = await (await anApp({ engine: failingWith(thrown) })).send<ProblemBody>('GET', '/v1/orders/A');
      expect(answer.status).to.equal(500);
    }
  });

  it('answers what is no operation', async () => {
    const app = await anApp();
    for (const [method, url] of [
      ['GET', '/v2/orders'],
      ['GET', '//evil.example/v1'],
      ['GET', '/%22%3Cscript%3E'],
    ] as const) {
      const { status, body } = await app.sendUndocumented(method, url);
      expect(status, url).to.equal(404);
      expect(body).to.include({ code: 'route/not-found' });
      check.fits('Problem', body);
    }
  });

  it('names the methods of a path that is called with another one', async () => {
    const app = await anApp();
    for (const [method, url, allow] of [
      ['DELETE', '/v1/orders/A?x=1', 'GET, HEAD'],
      ['POST', '/v1/ticket-distribution-groups', 'GET, HEAD'],
      ['PATCH', '/v1/ticket-systems/NOD/pause', 'DELETE, PUT'],
      ['PUT', '/v1/ticket-distribution-groups/update-validities', 'GET, HEAD, POST'],
      ['OPTIONS', '/openapi.json', 'GET, HEAD'],
    ] as const) {
      const { status, headers, body } = await app.sendUndocumented(method, url);
      expect([status, headers['allow']], url).to.deep.equal([405, allow]);
      expect(body).to.include({ code: 'route/method-not-allowed' });
      check.fits('Problem', body);
    }
  });

  it('answers an address that cannot be read', async () => {
    const app = await anApp();
    for (const url of ['/v1/orders/%ZZ', '/v1/orders/%ff']) {
      const { status, body } = await app.sendUndocumented('GET', url);
      expect(status, url).to.equal(400);
      expect(body).to.include({ code: 'request/malformed' });
      check.fits('MalformedProblem', body);
    }
  });

  it('refuses an order id of any length by its rule', async () => {
    const { body } = await (await anApp()).send<ProblemBody>('GET', `/v1/orders/${'A'.repeat(5000)}`);
    expect(body.violations?.map(({ field }) => field)).to.deep.equal(['path orderId']);
  });
});
