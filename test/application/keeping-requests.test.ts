import { SteadyLoop, type KeptAnswer, RequestTakenOver } from '@ticket-distribution/application';
import {
  InMemoryTransactions,
  ManualClock,
  SequentialIds,
  SilentDeliveryLog,
  anEngine,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { settled } from './story.js';

const LEASE_MS = 12_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const ANSWER: KeptAnswer = { status: 200, headers: { 'content-type': 'text/plain' }, body: 'done' };

/** Two processes on one database, and a request that both may get. */
function twoProcesses() {
  const shared = { clock: new ManualClock(), transactions: new InMemoryTransactions(), ids: new SequentialIds() };
  const { clock, transactions } = shared;
  const [one, other] = [anEngine(shared), anEngine(shared)];
  const ask = async ({ claimRequest }: typeof one, fingerprint = 'f', id = 'key-1') =>
    claimRequest.execute({ id, fingerprint });
  /** @throws Error when somebody else works on it, or it was answered */
  const claimed = async (engine: typeof one, id = 'key-1') => {
    const answer = await ask(engine, 'f', id);
    if (answer.kind !== 'claimed') throw new Error(`the request is ${answer.kind}`);
    return answer.claim;
  };
  const stored = async (id = 'key-1') => transactions.read(({ requests }) => requests.find(id));
  return { clock, transactions, one, other, ask, claimed, stored };
}

describe('A request with an idempotency key', () => {
  it('is worked on by one of many that come at once', async () => {
    const { one, other, ask } = twoProcesses();
    const kinds = await Promise.all([one, other, one, other, one].map((engine) => ask(engine)));
    expect(kinds.map(({ kind }) => kind).toSorted()).to.deep.equal(['claimed', ...Array(4).fill('in-progress')]);
  });

  it('is answered in every process as it was answered first', async () => {
    const { one, other, ask, claimed } = twoProcesses();
    await one.endRequest.execute({ claim: await claimed(one), answer: ANSWER });
    for (const engine of [one, other]) expect(await ask(engine)).to.deep.equal({ kind: 'answered', answer: ANSWER });
  });

  it('is another one when its content is other, whether it was answered or not', async () => {
    const { one, other, ask, claimed } = twoProcesses();
    const claim = await claimed(one);
    expect(await ask(other, 'g')).to.deep.equal({ kind: 'other-request' });
    await one.endRequest.execute({ claim, answer: null });
    expect(await ask(other, 'g')).to.deep.equal({ kind: 'other-request' });
  });

  it('is worked on again at once when its answer is not to be kept, and when its worker is gone for so long', async () => {
    const { clock, one, other, ask, claimed } = twoProcesses();
    await one.endRequest.execute({ claim: await claimed(one), answer: null });
    await claimed(one);
    await clock.advance(LEASE_MS - 1);
    expect(await ask(other)).to.deep.equal({ kind: 'in-progress' });
    await clock.advance(1);
    await claimed(other);
    expect(await ask(one)).to.deep.equal({ kind: 'in-progress' });
  });

  it('is answered by the one that took it over, whatever the one before says later', async () => {
    const { clock, one, other, ask, claimed } = twoProcesses();
    const late = await claimed(one);
    await clock.advance(LEASE_MS);
    const claim = await claimed(other);
    const refused = one.endRequest.execute({ claim: late, answer: { ...ANSWER, body: 'late' } });
    expect(await refused.catch((error: unknown) => error)).to.be.instanceOf(RequestTakenOver);
    expect(await ask(one)).to.deep.equal({ kind: 'in-progress' });
    await other.endRequest.execute({ claim, answer: ANSWER });
    await one.endRequest.execute({ claim: late, answer: null });
    expect(await ask(one)).to.deep.equal({ kind: 'answered', answer: ANSWER });
  });

  it('is remembered for a day from its first arrival on, and a new one afterwards', async () => {
    const { clock, one, ask, claimed } = twoProcesses();
    await one.endRequest.execute({ claim: await claimed(one), answer: ANSWER });
    await clock.advance(DAY_MS - 1);
    expect((await ask(one)).kind).to.equal('answered');
    await clock.advance(1);
    expect((await ask(one, 'g')).kind).to.equal('claimed');
  });

  it('is not forgotten while it is worked on', async () => {
    const { clock, one, ask, claimed, stored } = twoProcesses();
    await one.endRequest.execute({ claim: await claimed(one), answer: null });
    await clock.advance(DAY_MS - 1);
    await claimed(one);
    await clock.advance(LEASE_MS - 1);
    expect(await one.forgetRequests.execute()).to.equal(0);
    expect((await ask(one)).kind).to.equal('in-progress');
    await clock.advance(1);
    expect(await one.forgetRequests.execute()).to.equal(1);
    expect(await stored()).to.equal(undefined);
  });
});

describe('Forgetting requests', () => {
  it('removes those whose time is over, with their answers, however many there are', async () => {
    const { clock, transactions, one, claimed, stored } = twoProcesses();
    for (let number = 0; number < 1203; number += 1) {
      await one.endRequest.execute({ claim: await claimed(one, `old-${number}`), answer: ANSWER });
    }
    await clock.advance(DAY_MS - 1);
    await claimed(one, 'young');
    await clock.advance(1);
    let turns = 0;
    const counted = anEngine({
      clock,
      transactions: {
        run: (work) => {
          turns += 1;
          return transactions.run(work);
        },
        read: (work) => transactions.read(work),
      },
    });
    expect(await counted.forgetRequests.execute()).to.equal(1203);
    expect(turns).to.equal(3);
    expect(await stored('old-0')).to.equal(undefined);
    expect(await stored('young')).to.not.equal(undefined);
  });

  it('is done once a minute until it is stopped, also after a round that failed', async () => {
    const { clock, transactions, one, claimed, stored } = twoProcesses();
    await claimed(one);
    await clock.advance(DAY_MS);
    let rounds = 0;
    const failing = anEngine({
      clock,
      transactions: {
        run: async (work) => {
          rounds += 1;
          if (rounds === 1) throw new Error('the database is away');
          return transactions.run(work);
        },
        read: (work) => transactions.read(work),
      },
    });
    const failed: unknown[] = [];
    const log = Object.assign(new SilentDeliveryLog(), { failed: (_: unknown, error: unknown) => failed.push(error) });
    const forget = () => failing.forgetRequests.execute();
    const loop = new SteadyLoop([forget], clock, log, { everyMs: 60_000, first: 'after-a-pause' });
    loop.start();
    for (const minute of [1, 2]) {
      await clock.advance(60_000);
      await settled();
      expect(rounds).to.equal(minute);
    }
    expect(failed).to.have.length(1);
    expect(await stored()).to.equal(undefined);
    await loop.stop();
    await clock.advance(60_000);
    expect(rounds).to.equal(2);
  });
});
