import { expect } from 'chai';
import { describe, it } from 'mocha';
// #region embed
import { randomUUID } from 'node:crypto';
import { instantOf } from '@ticket-distribution/domain';
import { createApp } from '@ticket-distribution/http';
import { anEngine } from '@ticket-distribution/testkit';

const app = await createApp(anEngine(), {
  bodyLimit: 1024 * 1024,
  needs: [],
  newCorrelationId: () => randomUUID(),
  now: () => instantOf(Date.now()),
});
const answer = await app.inject({ method: 'GET', url: '/v1/orders/9KX4T2QH' });
// #endregion embed

describe('The HTTP app as a library', () => {
  it('answers without a port', () => {
    expect(answer.statusCode).to.equal(404);
    expect(answer.json()).to.include({ code: 'order/not-found' });
  });
});
