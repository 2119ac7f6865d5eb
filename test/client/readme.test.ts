import { createClient, itemsOf, successOf } from '@ticket-distribution/client';
import type { OrderDocumentBody } from '@ticket-distribution/client/schemas';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { onTheWire } from '../http/on-the-wire.js';
import { aServedApp } from './a-served-app.js';

describe('The example of the README of the client', () => {
  it('records an order, hands it over and lists what differs', async () => {
    const { address: baseUrl } = await aServedApp();
    const order = onTheWire(anOrder()) as unknown as OrderDocumentBody;
    const token = async () => 'a token';
    const said: unknown[] = [];
    const console = { log: (...texts: readonly unknown[]) => said.push(...texts) };

    // #region example
    const client = createClient({ baseUrl, clientName: 'kolumbus-app', token });
    const path = { orderId: order.id, version: order.version };
    const recorded = await client.recordOrderVersion({ path, body: order });
    if (!recorded.ok && recorded.problem.code === 'order/version-conflict') {
      return console.log('it differs from what was recorded:', recorded.problem.details.differs);
    }
    console.log('generated:', successOf(recorded).body.groups.length);
    const { status, body } = successOf(await client.distributeTicketDistributionGroups({ path }));
    console.log(status === 202 ? 'some tickets are on their way' : `${body.length} group handed over`);
    for await (const drift of itemsOf(client.searchDrifts, { query: { orderId: order.id } })) console.log(drift.theirs);
    // #endregion example

    expect(said).to.deep.equal(['generated:', 1, '1 group handed over']);
  });
});
