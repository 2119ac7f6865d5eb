import type { Transaction } from '@ticket-distribution/application';
import { type Delivery, type Instant, type OrderId, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aDelivery } from '../builders/a-delivery.js';
import { anEvent } from '../builders/an-event.js';
import { aStatusCheck } from '../builders/a-status-check.js';
import { suiteOn } from '../runner/suite.js';
import type { TestRunner } from '../runner/test-runner.js';
import { FreshStore, type OpenTransactions } from './fresh-store.js';
import { gate } from './gate.js';

const { nextLookAt: AT } = aStatusCheck();
const LATER = plusMilliseconds(AT, 60_000);

/**
 * What implementations of `Transactions` must keep besides whose writing transactions run side by side, and not one after
 * another.
 *
 * @param runner registers the tests
 * @param adapter names the implementation in the titles
 * @param openStore opens an empty store; each test opens its own and closes it
 */
export function sideBySideContract(
  runner: TestRunner,
  adapter: string,
  openStore: () => Promise<OpenTransactions>,
): void {
  const { describe, it, ...hooks } = suiteOn(runner);
  describe(`Transactions side by side, kept by ${adapter}`, () => {
    let open: (() => void)[] = [];
    // Also of a test that failed: the store closes when no transaction is under way.
    hooks.afterEach(() => {
      for (const end of open) end();
      open = [];
    });
    const store = new FreshStore(hooks, openStore);

    /** Takes one after another, each while all that took before are still open. */
    const taken = async (times: number, take: (transaction: Transaction) => Promise<readonly string[]>) => {
      const end = gate();
      const running: Promise<void>[] = [];
      const found: (readonly string[])[] = [];
      for (let time = 0; time < times; time += 1) {
        const done = gate();
        const work = store.transactions.run(async (transaction) => {
          found.push(await take(transaction));
          done.open();
          await end.opened;
        });
        running.push(work);
        await Promise.race([done.opened, work]);
      }
      end.open();
      await Promise.all(running);
      return found;
    };

    /** A transaction that has written its event, and does not end before it is told to. */
    const appended = async (id: string) => {
      const [stored, end] = [gate(), gate()];
      open.push(() => end.open());
      const done = store.transactions.run(async ({ events, orders }) => {
        await events.append([anEvent({ id })]);
        // What is read makes what waits be written: the event has its position.
        await orders.find('ORDER' as OrderId);
        stored.open();
        await end.opened;
        if (id.startsWith('never')) throw new Error(id);
      });
      const message = done.then(
        () => null,
        (error: Error) => error.message,
      );
      await Promise.race([stored.opened, message]);
      return {
        end: () => {
          end.open();
          return message;
        },
      };
    };

    /** Reads on from where it stands at each look. */
    const aReader = () => {
      const seen: string[] = [];
      let position = 0;
      const look = async (): Promise<void> => {
        const page = await store.read(({ events }) => events.readOn({ after: position, limit: 100 }));
        seen.push(...page.events.map(({ id }) => id));
        ({ position } = page);
      };
      return { seen, look };
    };

    it(
      'give no reader an event before one that is still to come at a lower position',
      async () => {
        const { seen, look } = aReader();
        const first = await appended('a');
        const never = await appended('never');
        const second = await appended('b');
        const third = await appended('c');
        await third.end();
        await look();
        await second.end();
        await look();
        expect(seen).to.deep.equal([]);
        expect(await never.end()).to.equal('never');
        await look();
        expect(seen).to.deep.equal([]);
        await first.end();
        await look();
        expect(seen).to.deep.equal(['a', 'b', 'c']);
        await look();
        expect(seen).to.have.length(3);
      },
      { timeout: 20_000 },
    );

    it('give no reader an event before one of a transaction that began to write later, and took a lower position', async () => {
      const end = await store.read(({ events }) => events.end());
      const { seen, look } = aReader();
      const [hasWritten, isSecondStored] = [gate(), gate()];
      const first = store.transactions.run(async ({ events, unsettled, orders }) => {
        await unsettled.save({ orderId: 'ORDER' as OrderId, orderVersion: 1, organisationId: 1, groupCount: 1 });
        await orders.find('ORDER' as OrderId);
        hasWritten.open();
        await isSecondStored.opened;
        await events.append([anEvent({ id: 'b' })]);
      });
      await hasWritten.opened;
      const second = await appended('a');
      isSecondStored.open();
      await first;
      for (let time = 0; time < 3; time += 1) await look();
      expect(seen).to.deep.equal([]);
      expect(await store.read(({ events }) => events.end())).to.equal(end);
      await second.end();
      for (let time = 0; time < 3; time += 1) await look();
      expect(seen).to.deep.equal(['a', 'b']);
    });

    it(
      'let one after the other take the version of an order that is not settled, the later one seeing what became of it',
      async () => {
        const orderId = 'ORDER' as OrderId;
        const version = { orderId, orderVersion: 1, organisationId: 1, groupCount: 1 };
        await store.transactions.run(({ unsettled }) => unsettled.save(version));
        const [isTaken, end] = [gate(), gate()];
        const first = store.transactions.run(async ({ unsettled }) => {
          await unsettled.take(orderId);
          isTaken.open();
          await end.opened;
          await unsettled.remove(orderId);
        });
        await isTaken.opened;
        const second = store.transactions.run(({ unsettled }) => unsettled.take(orderId));
        end.open();
        await first;
        expect(await second).to.equal(undefined);
      },
      { timeout: 20_000 },
    );

    it(
      'take different deliveries that are due, the longest due first, and wait for nobody',
      async () => {
        await store.save({ deliveries: ['e', 'd', 'c', 'b', 'a'].map((name, place) => waiting(name, -place)) });
        const found = await taken(4, async ({ deliveries }) =>
          keysOf(await deliveries.takeDue({ fulfillmentMethod: 'NOD', at: AT, limit: 2 })),
        );
        expect(found).to.deep.equal([['a', 'b'], ['c', 'd'], ['e'], []]);
      },
      { timeout: 20_000 },
    );

    it(
      'take different deliveries whose lease has run out, and wait for nobody',
      async () => {
        await store.save({ deliveries: ['a', 'b', 'c', 'd'].map(expired) });
        const found = await taken(3, async ({ deliveries }) => keysOf(await deliveries.expired(AT, 3)));
        expect(found).to.deep.equal([['a', 'b', 'c'], ['d'], []]);
      },
      { timeout: 20_000 },
    );

    it(
      'take different status checks that are due, and wait for nobody',
      async () => {
        await store.save({ statusChecks: ['a', 'b', 'c'].map((key) => aStatusCheck({ key })) });
        const found = await taken(3, async ({ statusChecks }) =>
          (await statusChecks.takeDue({ fulfillmentMethod: 'NOD', at: AT, limit: 2 })).map(({ key }) => key),
        );
        expect(found).to.deep.equal([['a', 'b'], ['c'], []]);
      },
      { timeout: 20_000 },
    );

    it(
      'take nothing that another claimed since they looked',
      async () => {
        await store.save({ deliveries: [waiting('a', 0)] });
        const claim = async (name: string): Promise<number> =>
          store.transactions.run(async ({ deliveries }) => {
            const found = await deliveries.takeDue({ fulfillmentMethod: 'NOD', at: AT, limit: 1 });
            for (const delivery of found) {
              delivery.claim(name, AT, LATER);
              await deliveries.save(delivery);
            }
            return found.length;
          });
        const counts = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(`${index}`)));
        expect(counts.reduce((sum, count) => sum + count)).to.equal(1);
      },
      { timeout: 20_000 },
    );

    it(
      'renew no lease that another is taking up, and one that takes up leaves a renewed lease alone',
      async () => {
        await store.save({ deliveries: [expired('a'), expired('b')] });
        const [tookUp, mayEnd] = [gate(), gate()];
        const takingUp = store.transactions.run(async ({ deliveries }) => {
          for (const delivery of await deliveries.expired(AT, 1)) {
            delivery.interrupt(AT);
            await deliveries.save(delivery);
          }
          tookUp.open();
          await mayEnd.opened;
        });
        await tookUp.opened;
        const renewing = store.transactions.run(({ deliveries }) => deliveries.renew(['a', 'b'], LATER));
        mayEnd.open();
        await takingUp;
        expect(await renewing).to.deep.equal(['b']);
        expect(await store.transactions.run(async ({ deliveries }) => deliveries.expired(AT, 9))).to.deep.equal([]);
      },
      { timeout: 20_000 },
    );
  });
}

function waiting(name: string, milliseconds: number): Delivery {
  return aDelivery({ key: name, group: name, at: after(milliseconds) });
}

function expired(name: string): Delivery {
  const delivery = waiting(name, 0);
  delivery.claim(name, AT, AT);
  return delivery;
}

function after(milliseconds: number): Instant {
  return plusMilliseconds(AT, milliseconds - 1000);
}

function keysOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({ key }) => key);
}
