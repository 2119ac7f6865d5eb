import type { EventPublisher, StoredEvent } from '@ticket-distribution/application';
import { expect } from 'chai';
import { anEvent } from '../builders/an-event.js';
import { suiteOn } from '../runner/suite.js';
import type { TestRunner } from '../runner/test-runner.js';

/** An empty broker, and who tells it. */
export interface OpenBroker {
  /** A publisher of a process of its own. */
  publisher(): EventPublisher;
  /** The ids of the events that are kept, in their order. */
  kept(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Events at the positions, named by them. */
function eventsAt(...positions: readonly number[]): readonly StoredEvent[] {
  return positions.map((position) => ({ ...anEvent({ id: `event-${position}` }), position }));
}

const ids = (...positions: readonly number[]): readonly string[] => positions.map((position) => `event-${position}`);

/**
 * What every implementation of `EventPublisher` must keep.
 *
 * @param runner registers the tests
 * @param adapter names the implementation in the titles
 * @param open opens an empty broker; each test opens its own and closes it
 */
export function eventPublisherContract(runner: TestRunner, adapter: string, open: () => Promise<OpenBroker>): void {
  const { describe, it, beforeEach, afterEach } = suiteOn(runner);
  describe(`An event publisher, kept by ${adapter}`, () => {
    let broker: OpenBroker;
    beforeEach(async () => {
      broker = await open();
    });
    afterEach(() => broker.close());

    it('keeps events in the order in which they are told, over many tellings', async () => {
      const publisher = broker.publisher();
      for (const batch of [[1], [2, 3, 5], [8, 9]]) await publisher.publish(eventsAt(...batch));
      expect(await broker.kept()).to.deep.equal(ids(1, 2, 3, 5, 8, 9));
    });

    it('keeps an event once that is told again, and what comes with it behind it', async () => {
      const publisher = broker.publisher();
      await publisher.publish(eventsAt(1, 2, 3));
      await publisher.publish(eventsAt(1, 2, 3));
      await publisher.publish(eventsAt(2, 3, 4));
      expect(await broker.kept()).to.deep.equal(ids(1, 2, 3, 4));
    });

    it('keeps an event once that another process tells again', async () => {
      await broker.publisher().publish(eventsAt(1, 2, 3));
      const other = broker.publisher();
      await other.publish(eventsAt(1, 2, 3, 4));
      await other.publish(eventsAt(5, 6));
      expect(await broker.kept()).to.deep.equal(ids(1, 2, 3, 4, 5, 6));
    });

    it('keeps the order and every event once when two processes tell the same at once', async () => {
      const told = Array.from({ length: 40 }, (_, index) => eventsAt(3 * index + 1, 3 * index + 2, 3 * index + 3));
      const tell = async (publisher: EventPublisher): Promise<void> => {
        for (const events of told) await untilKept(publisher, events);
      };
      await Promise.all([tell(broker.publisher()), tell(broker.publisher())]);
      expect(await broker.kept()).to.deep.equal(told.flat().map(({ id }) => id));
    });
  });
}

/** Tells events until the publisher says that they are kept. */
async function untilKept(publisher: EventPublisher, events: readonly StoredEvent[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await publisher.publish(events);
    } catch (error) {
      if (tries === 50) throw error;
    }
  }
}
