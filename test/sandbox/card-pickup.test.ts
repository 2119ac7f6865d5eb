import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type Answer, get, post } from './calls.js';
import {
  activation,
  addOrders,
  cancellation,
  fareProductSale,
  getOrderGroups,
  onCard,
  sale,
  updateOrderGroup,
} from './nod-messages.js';
import { faultOf, nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';

const msn = '4012345678901234';
const head = onCard(msn);

describe('A traveller holds a travel card to a reader', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
  });
  afterEach(() => sandbox.close());

  const pickUp = (mediaSerialNumberId = msn): Promise<Answer> =>
    post(`${sandbox.address}/sandbox/pickups`, { mediaSerialNumberId });
  const add = (key: string, orders = [sale]) => nod(sandbox.address, addOrders(key, { head, orders }));
  const card = (): Promise<Answer> => get(`${sandbox.address}/sandbox/cards/${msn}`);

  it('and finds the product on it, sold but not activated', async () => {
    await add('k1');
    const { body } = await pickUp();
    expect([body.medium, body.orderGroups]).to.deep.equal(['TRAVEL_CARD', ['k1']]);
    expect(body.card.products).to.have.length(1);
    expect(body.card.products[0]).to.deep.include({
      ticketDistributionId: 'ticket-1',
      orderGroup: 'k1',
      name: 'Fleksibel billett',
      startOfValidity: '2026-12-05T06:00:00.000Z',
      paymentMeansType: 'DEBIT_CARD',
      activatedAt: null,
    });
    expect((await nod(sandbox.address, getOrderGroups('k1'))).all('state')).to.deep.equal(['COMMITTED', 'COMMITTED']);
  });

  it('and finds it activated when that was asked for', async () => {
    await add('k1', [sale, activation]);
    expect((await pickUp()).body.card.products[0].activatedAt).to.equal('2026-12-01T12:00:00.000Z');
  });

  it('and gets everything that waits for the card, however much it is, beside what is on it', async () => {
    const tickets = Array.from({ length: 8 }, (_ticket, index) => `ticket-${index}`);
    for (const id of tickets) await add(`k-${id}`, [{ ...sale, reference: id, description: fareProductSale({ id }) }]);
    await pickUp();
    await add('later', [{ ...sale, reference: 'later', description: fareProductSale({ id: 'later' }) }]);
    await pickUp();
    const { products } = (await card()).body;
    const ids = products.map(({ ticketDistributionId }: { ticketDistributionId: string }) => ticketDistributionId);
    expect(ids).to.deep.equal([...tickets, 'later']);
  });

  it('at two readers at once, and loses nothing', async () => {
    await add('k1');
    await add('k2', [{ ...sale, reference: 'ticket-2', description: fareProductSale({ id: 'ticket-2' }) }]);
    await Promise.all([pickUp(), pickUp()]);
    expect((await card()).body.products).to.have.length(2);
  });

  it('which keeps its content over a restart of the sandbox', async () => {
    await add('k1');
    const { body } = await pickUp();
    await sandbox.restart();
    expect((await card()).body).to.deep.equal(body.card);
  });

  it('and a ticket that was cancelled after the pickup is blocked at once, and gone at the next one', async () => {
    const cancelOrder = {
      type: 'cancelFareProductSale',
      action: 'CancelFareProduct',
      description: cancellation('cancelFareProduct', 'k1'),
    };
    await add('k1');
    await pickUp();
    expect(await faultOf(sandbox.address, updateOrderGroup('c1', 'k1'))).to.equal('ALREADY_PICKED_UP');
    expect((await add('c2', [cancelOrder])).text('state')).to.equal('DISTRIBUTED');
    expect((await nod(sandbox.address, getOrderGroups('k1'))).all('state')).to.deep.equal(['CANCELLED', 'CANCELLED']);
    expect((await card()).body.products).to.have.length(1);
    await pickUp();
    expect((await card()).body.products).to.deep.equal([]);
  });

  it('and is told when the card is full', async () => {
    const many = Array.from({ length: 30 }, (_order, index) => `ticket-${index}`);
    await add(
      'k1',
      many.map((id) => ({ ...sale, reference: id, description: fareProductSale({ id }) })),
    );
    const { status, body } = await pickUp();
    expect([status, body.code]).to.deep.equal([409, 'CARD_FULL']);
    expect((await card()).status).to.equal(404);
  });

  it('for which nothing waits, and is told so', async () => {
    const { status, body } = await pickUp('1');
    expect([status, body.code]).to.deep.equal([404, 'NO_GROUP_FOR_CARD']);
    await add('k1');
    await nod(sandbox.address, updateOrderGroup('c1', 'k1'));
    expect((await pickUp()).body.code).to.equal('NO_GROUP_FOR_CARD');
  });
});
