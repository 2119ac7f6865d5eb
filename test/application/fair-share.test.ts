import type { FareProduct, OrderDocument, OrderId } from '@ticket-distribution/domain';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { caller, settled } from './story.js';
import { World, flex } from './world.js';

const products: readonly FareProduct[] = [flex];

/** An order of one organisation with one line for NOD. */
function orderOf(organisationId: number, name: string, said: Partial<OrderDocument> = {}): OrderDocument {
  const lines = said.status === 'CANCELLED' ? [] : [aLine({ id: 'line-nod', method: 'NOD', products: [...products] })];
  return { ...anOrder({ lines }), id: name as OrderId, organisationId, ...said };
}

/** A ticket system that takes one call at a time and answers when it is told to, and who is called. */
function busy() {
  const nod = new PatientTicketSystem();
  const world = new World({ gateways: { NOD: nod }, callsAtOnce: 1 });
  const hand = async (document: OrderDocument, urgency?: 'bulk'): Promise<void> => {
    await world.clock.advance(1);
    const asked = urgency === undefined ? caller : { ...caller, urgency };
    await world.engine.recordOrderVersion.execute({ document, caller: asked });
    if (document.status === 'CANCELLED') return;
    const distributed = world.engine.distributeGroups.execute({
      orderId: document.id,
      pickup: {},
      language: 'nob',
      caller: asked,
    });
    void distributed.catch(() => undefined);
    await settled();
  };
  const answerAll = async (): Promise<void> => {
    for (let turn = 0; turn < 100 && nod.underWay > 0; turn += 1) await nod.answer();
  };
  const called = (): string[] =>
    nod.begun.map(({ orderId, operation }) => (operation === 'cancel' ? `${orderId} cancelled` : orderId));
  return { nod, world, hand, answerAll, called };
}

describe('Many deliveries of one organisation', () => {
  it('hold up the single one of another by one call', async () => {
    const { hand, answerAll, called } = busy();
    for (let place = 0; place < 20; place += 1) await hand(orderOf(1, `MANY${place}`));
    await hand(orderOf(2, 'SINGLE'));
    await answerAll();
    expect(called()).to.have.length(21);
    expect(called().indexOf('SINGLE')).to.be.at.most(2);
  });

  it('go on when the others have been called', async () => {
    const { hand, answerAll, called } = busy();
    for (let place = 0; place < 4; place += 1) await hand(orderOf(1, `MANY${place}`));
    for (let place = 0; place < 3; place += 1) await hand(orderOf(2, `FEW${place}`));
    await answerAll();
    const turns = called().map((orderId) => orderId.slice(0, -1));
    expect(turns).to.deep.equal(['MANY', 'FEW', 'MANY', 'FEW', 'MANY', 'FEW', 'MANY']);
  });
});

describe('A cancel', () => {
  it('goes before bulk work of its organisation that is longer due', async () => {
    const { hand, answerAll, called } = busy();
    await hand(orderOf(1, 'SOLD'));
    await answerAll();
    for (let place = 0; place < 20; place += 1) await hand(orderOf(1, `BULK${place}`), 'bulk');
    await hand(orderOf(1, 'SOLD', { version: 2, status: 'CANCELLED' }));
    await answerAll();
    expect(called()).to.have.length(22);
    expect(called().indexOf('SOLD cancelled')).to.be.at.most(3);
  });
});

describe('Bulk work', () => {
  it('goes after what somebody waits for, but is not starved by it: one call of eight is for what is due for longest', async () => {
    const { nod, hand, called } = busy();
    await hand(orderOf(1, 'FIRST'));
    await hand(orderOf(1, 'BULK'), 'bulk');
    for (let place = 0; place < 30; place += 1) {
      await hand(orderOf(1, `AWAITED${place}`));
      if (place % 2 === 1) await nod.answer();
    }
    expect(called().indexOf('BULK')).to.be.within(2, 8);
  });
});
