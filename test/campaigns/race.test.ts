import { isWon, openOwnWorld, runRace } from '@ticket-distribution/campaigns';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { World } from '../scenario/world.js';

describe('The race of equal calls', () => {
  let world: World;

  before(async () => {
    world = await World.open();
  });

  after(() => world.close());

  for (const counter of ['the ledger of the ticket systems', 'the deliveries that the app shows']) {
    it(`finds one hand-over each and equal answers, counted by ${counter}`, async () => {
      const ledger = counter.startsWith('the ledger') ? world.sandboxAddress : null;
      const rows = await runRace({ addresses: [world.app.address], ledger, calls: 10, orders: 1 });
      for (const row of rows) expect(isWon(row), JSON.stringify(row)).to.equal(true);
      const handedOver = rows.flatMap(({ showings }) => showings.map(({ handedOverOnce }) => handedOverOnce));
      expect(handedOver).to.deep.equal([null, null, true, true, true]);
    });
  }

  it('finds fifty equal answers of two processes on PostgreSQL, and one hand-over each', async () => {
    const own = await openOwnWorld();
    try {
      expect(own.addresses, own.description).to.have.length(2);
      const rows = await runRace({ ...own, calls: 50, orders: 1 });
      for (const row of rows) {
        expect(isWon(row), JSON.stringify(row)).to.equal(true);
        expect(row.showings.map(({ accepted, equal }) => [accepted, equal])).to.deep.equal([[50, 50]]);
      }
    } finally {
      await own.close();
    }
  });

  it('says what is wrong where nobody answers', async () => {
    const rows = await runRace({ addresses: ['http://127.0.0.1:9'], ledger: null, calls: 2, orders: 1 });
    for (const row of rows) {
      expect(isWon(row)).to.equal(false);
      expect(row.showings.flatMap(({ faults }) => faults)).to.not.have.length(0);
    }
  });
});
