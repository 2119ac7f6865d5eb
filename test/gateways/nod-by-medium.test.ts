import type { TicketSystemGateway } from '@ticket-distribution/application';
import { contractMethods } from '@ticket-distribution/container';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, aCancel, deliveryKey } from './hand-overs.js';
import { getOrderGroupsResponse, result } from './nod-answers.js';
import { withServer } from './scripted-server.js';

/** What stands behind the fulfillment method NOD. */
function nodAt(baseUrl: string): TicketSystemGateway {
  return contractMethods.NOD.gateway({ baseUrl, timeoutMs: 5000 });
}

describe('NOD as one ticket system', () => {
  it('cancels on the medium by the gateway of that medium', () =>
    withServer({ status: 503, body: '' }, async ({ baseUrl, received }) => {
      const card = { medium: 'TRAVEL_CARD', mediaSerialNumberId: '777' } as const;
      await nodAt(baseUrl).handOver(aCancel({ pickedUp: true, ...card }), CONTEXT);
      await nodAt(baseUrl).handOver(aCancel({ pickedUp: true }), CONTEXT);
      const actions = received.map(({ body }) => /key="ActionType">(\w+)</.exec(body)?.[1]);
      expect(actions).to.deep.equal(['CancelFareProduct', 'CancelMobileTicket']);
    }));

  it('looks at codes and cards in one question', () => {
    const [code, card] = ['code.issue.1.1', 'card.issue.1.1'].map((key) => {
      const type = key.startsWith('card') ? 'fareProductSale' : 'mobileSingleTicket';
      const known = { reference: key, known: 'true', outcome: 'APPLIED', operation: 'AddOrders' };
      return result(known, { reference: key, orders: [[`${key}.ticket`, 'COMMITTED', type]] });
    });
    const body = getOrderGroupsResponse(code ?? '', card ?? '');
    return withServer({ status: 200, body }, async ({ baseUrl, received }) => {
      const nod = nodAt(baseUrl);
      const keys = ['code.issue.1.1', 'card.issue.1.1'].map(deliveryKey);
      const { reports, failure } = await nod.look(keys, CONTEXT);
      expect([nod.keysPerLook, failure, received.length]).to.deep.equal([100, null, 1]);
      expect(reports.map(({ tickets }) => tickets?.map(({ status }) => status))).to.deep.equal([
        ['COMMITTED'],
        ['COMMITTED'],
      ]);
    });
  });
});
