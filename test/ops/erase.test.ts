import { expect } from 'chai';
import { describe, it } from 'mocha';
import { scriptedApi } from './scripted-api.js';
import { run } from './tool.js';

const RECEIPT = {
  at: '2027-02-01T09:00:00.000Z',
  erased: { orders: 2, tickets: 3 },
  orderIds: ['A', 'B'],
  stillNamed: [{ orderId: 'C', why: 'call-under-way' }],
  kept: [{ what: 'ids of orders', why: 'they are references' }],
  ticketSystems: [{ fulfillmentMethod: 'NOD', orderId: 'A', deliveryKeys: ['a.issue.1.1'], tickets: [] }],
};

describe('Erasing a customer at the tool', () => {
  it('sends what was asked, and tells the receipt for people and for scripts', async () => {
    const api = await scriptedApi(() => ({ status: 200, body: RECEIPT }));
    try {
      const { code, out } = await run(api.address, ['erase', '1000042']);
      expect(code).to.equal(0);
      for (const line of [/^orders +2$/m, /^C +call-under-way$/m, /^NOD +A +a\.issue\.1\.1$/m, /^ids of orders +/m]) {
        expect(out).to.match(line);
      }
      const forced = await run(api.address, ['erase', '1000042', '--force', '--json']);
      expect(JSON.parse(forced.out)).to.deep.equal(RECEIPT);
      expect(api.seen.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
        'DELETE /v1/customers/1000042',
        'DELETE /v1/customers/1000042?force=true',
      ]);
    } finally {
      await api.close();
    }
  });

  it('says why it was refused, and ends with 1', async () => {
    const problem = { code: 'customer/still-in-use', detail: 'The customer has a live ticket.', correlationId: 'c-1' };
    const api = await scriptedApi(() => ({ status: 409, body: problem }));
    try {
      const { code, err } = await run(api.address, ['erase', '1000042']);
      expect(code).to.equal(1);
      expect(err).to.include('customer/still-in-use').and.include('c-1');
    } finally {
      await api.close();
    }
  });
});
