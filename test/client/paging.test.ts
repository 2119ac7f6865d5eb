import { Refused, createClient, itemsOf } from '@ticket-distribution/client';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { onTheWire } from '../http/on-the-wire.js';
import { type ServedApp, aServedApp } from './a-served-app.js';

const ORDERS = ['P1', 'P2', 'P3', 'P4', 'P5'];

describe('The items of a list', () => {
  let app: ServedApp;
  const asked: string[] = [];
  const client = () =>
    createClient({
      baseUrl: app.address,
      clientName: 'a-test',
      fetch: (url, init) => {
        asked.push(url.split('?')[1] ?? '');
        return fetch(url, init);
      },
    });

  before(async () => {
    app = await aServedApp();
    type Body = Parameters<ReturnType<typeof client>['recordOrderVersion']>[0]['body'];
    for (const orderId of ORDERS) {
      const body = onTheWire(anOrder({ id: orderId })) as unknown as Body;
      await client().recordOrderVersion({ path: { orderId, version: 1 }, body });
    }
    asked.length = 0;
  });

  it('come page after page, each asked for when it is needed', async () => {
    const query = { organisationId: ['1'], perPage: 2 };
    const seen: string[] = [];
    for await (const { orderId } of itemsOf(client().searchTicketDistributionGroups, { query })) {
      seen.push(`${orderId} after ${asked.length}`);
    }
    expect(seen).to.deep.equal(['P1 after 1', 'P2 after 1', 'P3 after 2', 'P4 after 2', 'P5 after 3']);
    expect(asked[0]).to.equal('organisationId=1&perPage=2&page=0');
    for (const later of asked.slice(1)) expect(later).to.match(/^organisationId=1&perPage=2&after=[\w-]+$/);
    expect(asked).to.have.length(3);
  });

  it('may begin at a later page, and end before the last one', async () => {
    const query = { organisationId: ['1'], perPage: 2, page: 1 };
    const askedBefore = asked.length;
    for await (const { orderId } of itemsOf(client().searchTicketDistributionGroups, { query })) {
      expect(orderId).to.equal('P3');
      break;
    }
    expect(asked.length - askedBefore).to.equal(1);
  });

  it('are none of an empty list', async () => {
    for await (const drift of itemsOf(client().searchDrifts)) expect.fail(drift.id);
  });

  it('end with the refusal of a page', async () => {
    const query = { orderId: ['!'] };
    const items = itemsOf(client().searchTicketDistributionGroups, { query });
    const error: unknown = await items.next().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Refused);
  });
});
