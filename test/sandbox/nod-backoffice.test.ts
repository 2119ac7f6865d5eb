import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ledger, post } from './calls.js';
import {
  addOrders,
  cancellation,
  getOrderGroups,
  mobileTicket,
  type OrderWords,
  updateOrderGroup,
} from './nod-messages.js';
import { faultOf, nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';

const cancelCode = (orderGroup: string): OrderWords => ({
  type: 'cancelFareProductSale',
  action: 'CancelMobileTicket',
  description: cancellation('cancelMobileTicket', orderGroup),
});

describe('The back office of NOD', () => {
  let sandbox: TestSandbox;
  let address: string;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
    ({ address } = sandbox);
  });
  afterEach(() => sandbox.close());

  const pickUp = (externalReference: string) => post(`${address}/sandbox/pickups`, { externalReference });

  it('adds an order group and tells its state and orders to whoever asks by key', async () => {
    expect((await nod(address, addOrders('k1'))).text('state')).to.equal('DISTRIBUTED');
    const answer = await nod(address, getOrderGroups('k1', 'never-seen'));
    expect(answer.all('known')).to.deep.equal(['true', 'false']);
    expect([answer.text('operation'), answer.text('outcome'), answer.text('type')]).to.deep.equal([
      'AddOrders',
      'APPLIED',
      'mobileSingleTicket',
    ]);
  });

  it('cancels a group that was not picked up, in part and in whole', async () => {
    const second = { reference: 'ticket-2', description: mobileTicket({ id: 'ticket-2' }) };
    await nod(address, addOrders('k1', { orders: [{}, second] }));
    expect((await nod(address, updateOrderGroup('c1', 'k1'))).text('state')).to.equal('DISTRIBUTED');
    expect((await nod(address, updateOrderGroup('c2', 'k1', ['ticket-1', 'ticket-2']))).text('state')).to.equal(
      'CANCELLED',
    );
    const asked = await nod(address, getOrderGroups('c1', 'c2'));
    expect(asked.all('operation')).to.deep.equal(['UpdateOrderGroup', 'UpdateOrderGroup']);
    expect(asked.all('state')).to.deep.equal([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
    ]);
  });

  it('refuses to cancel what was picked up, and says so again when it is asked by key', async () => {
    await nod(address, addOrders('k1'));
    await pickUp('k1');
    expect(await faultOf(address, updateOrderGroup('c1', 'k1'))).to.equal('ALREADY_PICKED_UP');
    const asked = await nod(address, getOrderGroups('c1'));
    expect([asked.text('outcome'), asked.text('code')]).to.deep.equal(['REFUSED', 'ALREADY_PICKED_UP']);
  });

  it('cancels a picked-up mobile ticket by a cancel order, which is over at once', async () => {
    const cancelOrder = cancelCode('k1');
    await nod(address, addOrders('k1'));
    expect(await faultOf(address, addOrders('c0', { orders: [cancelOrder] }))).to.equal('NOT_PICKED_UP');
    await pickUp('k1');
    expect((await nod(address, addOrders('c1', { orders: [cancelOrder] }))).text('state')).to.equal('COMMITTED');
    expect((await nod(address, getOrderGroups('k1'))).all('state')).to.deep.equal(['CANCELLED', 'CANCELLED']);
    expect((await ledger(address)).map(({ operation }) => operation)).to.deep.equal([
      'issue',
      'cancel',
      'cancel',
      'query',
    ]);
  });

  it('cancels a code that is being picked up, and its client gets no further', async () => {
    await nod(address, addOrders('k1'));
    const client = `${address}/nod/services/client/group/k1/nodsession`;
    const session = await post(client, {});
    const tickets = await post(address + session.headers.get('location'), { context: { capabilities: [9] } });
    expect((await nod(address, getOrderGroups('k1'))).text('state')).to.equal('ACTIVATED');
    expect((await nod(address, addOrders('c1', { orders: [cancelCode('k1')] }))).text('state')).to.equal('COMMITTED');
    expect((await nod(address, getOrderGroups('k1'))).text('state')).to.equal('CANCELLED');
    const results = [{ commandId: 1, data: 'STORED' }];
    const stopped = await post(address + tickets.headers.get('location'), { results });
    expect([stopped.status, stopped.body.code]).to.deep.equal([410, 'GROUP_CANCELLED']);
  });

  it('cancels a code that was picked up, and nobody can pick it up again', async () => {
    await nod(address, addOrders('k1'));
    await pickUp('k1');
    expect((await pickUp('k1')).body.code).to.equal('ALREADY_PICKED_UP');
    await nod(address, addOrders('c1', { orders: [cancelCode('k1')] }));
    const revoked = await pickUp('k1');
    expect([revoked.status, revoked.body.code]).to.deep.equal([410, 'GROUP_CANCELLED']);
  });

  it('lists a cancel order under the purpose that the call names', async () => {
    await nod(address, addOrders('k1'));
    await pickUp('k1');
    const head = '<purpose>UPDATE_VALIDITY</purpose>';
    await nod(address, addOrders('c1', { head, orders: [cancelCode('k1')] }));
    const last = (await ledger(address)).at(-1);
    expect([last?.operation, last?.key, last?.outcome]).to.deep.equal(['update-validity', 'c1', 'applied']);
  });

  it('lists a change of validity under that name when the call says what it is for', async () => {
    await nod(address, addOrders('k1'));
    await nod(address, addOrders('k2', { head: '<purpose>UPDATE_VALIDITY</purpose>' }));
    const operations = (await ledger(address)).map(({ operation }) => operation);
    expect(operations).to.deep.equal(['issue', 'update-validity']);
  });

  it('shows an order that was cancelled from outside', async () => {
    await nod(address, addOrders('k1'));
    await post(`${address}/sandbox/cancellations`, { system: 'NOD', ticketDistributionId: 'ticket-1' });
    expect((await nod(address, getOrderGroups('k1'))).all('state')).to.deep.equal([
      'CANCELLED',
      'CANCELLED_EXTERNALLY',
    ]);
    expect((await nod(address, updateOrderGroup('c1', 'k1'))).text('outcome')).to.equal('APPLIED');
  });

  it('takes names with characters that XML has to escape', async () => {
    await nod(
      address,
      addOrders('k1', {
        orders: [{ description: mobileTicket({ product: 'Voss &amp; omland &lt;dag&gt; &#x2192;' }) }],
      }),
    );
    const { body } = await pickUp('k1');
    expect(body.tickets[0].text.product).to.equal('Voss & omland <dag> →');
  });
});
