import { createClient, eventsOf, itemsOf, successOf } from '@ticket-distribution/client';
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

  it('prints every ticket of an order as soon as it can be shown', async () => {
    const { address: baseUrl } = await aServedApp();
    const token = async () => 'a token';
    const shown: unknown[] = [];
    const console = { log: (...texts: readonly unknown[]) => shown.push(...texts) };
    const order = onTheWire(anOrder()) as unknown as OrderDocumentBody;
    const seller = createClient({ baseUrl, clientName: 'a-seller', token });
    const sold = { orderId: order.id, version: order.version };

    const ended = new AbortController();
    const show = async (orderId: string, { signal }: AbortController): Promise<void> => {
      // #region shown
      const client = createClient({ baseUrl, clientName: 'kolumbus-app', token });
      for await (const { event } of eventsOf(client, { type: ['Distributed'] }, { signal })) {
        if (event.partitionkey !== orderId) continue;
        const path = { ticketDistributionId: event.subject };
        const { fareProduct, status, startOfValidity } = successOf(await client.readTicketDistribution({ path })).body;
        console.log(`${fareProduct.name.nob ?? fareProduct.name.eng}, ${status}, valid from ${startOfValidity}`);
      }
      // #endregion shown
    };
    const showing = show(order.id, ended).catch((error: unknown) => error);
    await seller.recordOrderVersion({ path: sold, body: order });
    await seller.distributeTicketDistributionGroups({ path: sold });
    for (let turn = 0; shown.length === 0 && turn < 1000; turn += 1) await new Promise((next) => setTimeout(next, 10));
    ended.abort(new Error('seen enough'));
    expect(String(await showing)).to.equal('Error: seen enough');
    expect(shown).to.have.length(1);
    expect(String(shown[0])).to.match(/, DISTRIBUTED, valid from 20/);
  });
});
