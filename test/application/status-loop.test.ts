import { SteadyLoop } from '@ticket-distribution/application';
import { FakeTicketSystem } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { lines, settled } from './story.js';
import { World, lineOf } from './world.js';

const MINUTE_MS = 60_000;
const PACE_MS = 1000;

function loopOf({ engine, clock }: World): SteadyLoop {
  const look = () => engine.statusPoller.look();
  return new SteadyLoop([look], clock, engine.log, { everyMs: PACE_MS, first: 'after-a-pause' });
}

class Counted extends FakeTicketSystem {
  looks = 0;

  override see(...asked: Parameters<FakeTicketSystem['see']>) {
    this.looks += 1;
    return super.see(...asked);
  }
}

describe('The status loop', () => {
  it('makes one look per pace, however much is due', async () => {
    const system = new Counted(true, { keysPerLook: 1 });
    const world = new World({ gateways: { NOD: system } });
    await world.sells(...lines(3));
    await world.clock.advance(MINUTE_MS);
    const loop = loopOf(world);
    loop.start();
    loop.start();
    for (const looks of [0, 1, 2, 3, 3]) {
      expect(system.looks).to.equal(looks);
      await world.clock.advance(PACE_MS);
      await settled();
    }
    await loop.stop();
  });

  it('looks again after the database refused, and logs why', async () => {
    const world = await new World().sells(lineOf('NOD'));
    world.nod.pickUp((await world.ticket()).standing.held?.key as never);
    await world.clock.advance(MINUTE_MS);
    const run = world.transactions.run.bind(world.transactions);
    world.transactions.run = () => Promise.reject(new Error('no connection'));
    const loop = loopOf(world);
    loop.start();
    await world.clock.advance(PACE_MS);
    await settled();
    world.transactions.run = run;
    expect(world.engine.log.failures.map(({ key, error }) => [key, String(error)])).to.deep.include([
      null,
      'Error: no connection',
    ]);
    await world.clock.advance(PACE_MS);
    await settled();
    expect(await world.statuses()).to.deep.equal(['ACTIVATED']);
    await loop.stop();
  });

  it('ends at once when it is stopped during a pause, and makes no look any more', async () => {
    const system = new Counted();
    const world = await new World({ gateways: { NOD: system } }).sells(lineOf('NOD'));
    await world.clock.advance(MINUTE_MS);
    const loop = loopOf(world);
    loop.start();
    await loop.stop();
    await world.clock.advance(PACE_MS);
    await settled();
    expect(system.looks).to.equal(0);
  });

  it('waits, when it is stopped, for the look under way', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await world.clock.advance(MINUTE_MS);
    world.nod.pickUp((await world.ticket()).standing.held?.key as never);
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const look = world.nod.look.bind(world.nod);
    world.nod.look = async (...question) => {
      await asked;
      return look(...question);
    };
    const loop = loopOf(world);
    loop.start();
    await world.clock.advance(PACE_MS);
    await settled();
    let hasStopped = false;
    const stopping = loop.stop().finally(() => {
      hasStopped = true;
    });
    await settled();
    expect(hasStopped).to.equal(false);
    answer();
    await stopping;
    expect(await world.statuses()).to.deep.equal(['ACTIVATED']);
  });
});
