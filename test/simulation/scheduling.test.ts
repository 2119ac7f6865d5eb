import { Life, Random, Scheduler } from '@ticket-distribution/simulation';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const schedulerOf = (seed: number): Scheduler => new Scheduler(new Random(seed, 'test'));

/** The order in which ten tasks of one moment run. */
async function orderOf(seed: number): Promise<string> {
  const scheduler = schedulerOf(seed);
  const ran: number[] = [];
  for (let task = 0; task < 10; task += 1) scheduler.later(null, `task ${task}`, 0, () => ran.push(task));
  await scheduler.run(() => false, 1);
  return ran.join(' ');
}

describe('The scheduler of a simulation', () => {
  it('lets the seed decide what of one moment goes on next', async () => {
    expect(await orderOf(1)).to.equal(await orderOf(1));
    const orders = new Set(await Promise.all([1, 2, 3, 4, 5].map(orderOf)));
    expect(orders.size).to.be.greaterThan(1);
  });

  it('runs everything that a task sets off before the next task', async () => {
    const scheduler = schedulerOf(1);
    const ran: string[] = [];
    const twoParts = async (name: string): Promise<void> => {
      await scheduler.step(null, name);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      ran.push(`${name} begins`);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      ran.push(`${name} ends`);
    };
    void twoParts('one');
    void twoParts('two');
    await scheduler.run(() => false, 1);
    const [first] = ran[0]?.split(' ') ?? [];
    expect(ran[1]).to.equal(`${first} ends`);
  });

  it('jumps to what is due first when nothing can go on', async () => {
    const scheduler = schedulerOf(1);
    const ran: [string, number][] = [];
    for (const [name, at] of [
      ['late', 500],
      ['early', 20],
    ] as const) {
      scheduler.later(null, name, at, () => ran.push([name, scheduler.now]));
    }
    await scheduler.run(() => false, 1000);
    expect(ran).to.deep.equal([
      ['early', 20],
      ['late', 500],
    ]);
    expect(scheduler.now).to.equal(1000);
  });

  it('never goes on with what a dead process was about to do', async () => {
    const scheduler = schedulerOf(1);
    const life = new Life('p0.1');
    const ran: string[] = [];
    scheduler.later(life, 'of the dead', 10, () => ran.push('dead'));
    scheduler.later(null, 'of another', 10, () => ran.push('other'));
    life.die();
    await scheduler.run(() => false, 100);
    expect(ran).to.deep.equal(['other']);
  });

  it('lets a process die at its third step instead of taking it', async () => {
    const scheduler = schedulerOf(1);
    const life = new Life('p0.1');
    let steps = 0;
    const walking = async (): Promise<void> => {
      for (;;) {
        await scheduler.step(life, 'step');
        steps += 1;
      }
    };
    void walking();
    life.dieAfter(2);
    await scheduler.run(() => life.isOver, 100);
    expect(steps).to.equal(2);
  });

  it('lets a stalled process go on late, and nothing be lost', async () => {
    const scheduler = schedulerOf(1);
    const life = new Life('p0.1');
    const ran: number[] = [];
    life.stallUntil(300);
    scheduler.later(life, 'of the stalled', 10, () => ran.push(scheduler.now));
    await scheduler.run(() => false, 1000);
    expect(ran).to.deep.equal([300]);
  });
});
