import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ledger } from './calls.js';
import {
  activation,
  addOrders,
  envelope,
  fareProductSale,
  getOrderGroups,
  mobileTicket,
  onCard,
  type OrderWords,
  sale,
  updateOrderGroup,
} from './nod-messages.js';
import { faultOf, nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';

describe('The back office of NOD takes only what it can carry out', () => {
  let sandbox: TestSandbox;
  let address: string;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
    ({ address } = sandbox);
  });
  afterEach(() => sandbox.close());

  const faultOfOrders = (orders: readonly OrderWords[], head = ''): Promise<string | undefined> =>
    faultOf(address, addOrders(`key-${Math.random()}`, { orders, head }));

  it('refuses an order type that it does not know, and metadata that select no plugin', async () => {
    expect(await faultOfOrders([{ type: 'PurseReload' }])).to.equal('ORDER_TYPE_UNKNOWN');
    expect(await faultOfOrders([{ type: 'constructor' }])).to.equal('ORDER_TYPE_UNKNOWN');
    expect(await faultOfOrders([{ action: 'SellFareProduct' }])).to.equal('PLUGIN_UNKNOWN');
    expect(await faultOfOrders([{ company: 'Vy' }])).to.equal('PLUGIN_UNKNOWN');
  });

  it('refuses a description that its plugin cannot take', async () => {
    const ticket = mobileTicket();
    const wrong: Record<string, OrderWords> = {
      'no base64': { base64: 'not base64!' },
      'no XML': { description: 'a ticket' },
      'another plugin': { description: fareProductSale() },
      'a document type': { description: `<!DOCTYPE t [<!ENTITY e "x">]>${ticket}` },
      'the end before the start': { description: mobileTicket({ end: '2026-12-05T05:59:59Z' }) },
      'the end at the start': { description: mobileTicket({ end: '2026-12-05T07:00:00+01:00' }) },
      'another ticket': { description: mobileTicket({ id: 'ticket-2' }) },
      'an unknown checksum': { description: mobileTicket({ checksum: 'MD5' }) },
      'an unknown language': { description: mobileTicket({ language: 'sme' }) },
      'a day that does not exist': { description: mobileTicket({ end: '2027-02-30T00:00:00Z' }) },
      'an unknown field': { description: ticket.replace('<orderId>', '<price>9</price><orderId>') },
      'a missing field': { description: ticket.replace(/<orderId>.*<\/orderId>/, '') },
      'a foreign namespace': { description: ticket.replace('mobile-ticket:1', 'mobile-ticket:2') },
      'zones between stops': { description: ticket.replace('POINT_TO_POINT', 'ZONAL') },
    };
    for (const [name, order] of Object.entries(wrong))
      expect(await faultOfOrders([order]), name).to.equal('DESCRIPTION_INVALID');
  });

  it('refuses orders that do not fit together or not to the medium', async () => {
    const card = onCard('4012345678901234');
    expect(await faultOfOrders([sale])).to.equal('ORDER_GROUP_INVALID');
    expect(await faultOfOrders([{}], card)).to.equal('ORDER_GROUP_INVALID');
    expect(await faultOfOrders([{}, sale], card)).to.equal('ORDER_GROUP_INVALID');
    expect(await faultOfOrders([activation], card)).to.equal('ORDER_GROUP_INVALID');
    expect(await faultOfOrders([sale, sale], card)).to.equal('ORDER_GROUP_INVALID');
    expect(await faultOfOrders([sale, activation], card)).to.equal(undefined);
  });

  it('refuses to cancel orders that a group does not hold', async () => {
    await nod(address, addOrders('k1'));
    expect(await faultOf(address, updateOrderGroup('c1', 'k1', ['ticket-9']))).to.equal('ORDER_UNKNOWN');
    expect(await faultOf(address, updateOrderGroup('c2', 'c1'))).to.equal('ORDER_GROUP_UNKNOWN');
  });

  it('calls malformed what is no message of its own, decides nothing, and leaves it out of the ledger', async () => {
    const bad = [
      '',
      'hello',
      '<a/>',
      '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
      `<!DOCTYPE x>${getOrderGroups('k1')}`,
      envelope('<DropOrders xmlns="urn:ticket-distribution:nod:backoffice:1"/>'),
      envelope('<AddOrders xmlns="urn:other"/>'),
      addOrders('k 1'),
      addOrders('k1', { head: onCard('40-12') }),
      addOrders('k1', { head: '<earliestPickup>tomorrow</earliestPickup>' }),
      addOrders('k1', { head: '<colour>red</colour>' }),
      addOrders('k1', { orders: [] }),
      updateOrderGroup('c1', 'k1', []),
      getOrderGroups(),
      '<__proto__/>',
      addOrders('k1').replace('k1', '&undefined;'),
    ];
    for (const message of bad) {
      const { status, text } = await nod(address, message);
      expect([status, text('code'), text('final')], message.slice(0, 60)).to.deep.equal([500, 'MALFORMED', 'true']);
    }
    expect(await ledger(address)).to.deep.equal([]);
  });
});
