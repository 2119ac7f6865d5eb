import { setTimeout as pause } from 'node:timers/promises';
import type { Signals } from '@ticket-distribution/application';
import type { TicketDistributionGroupId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { suiteOn } from '../runner/suite.js';
import type { TestRunner } from '../runner/test-runner.js';

/** The signals of two processes over one database. */
export interface OpenSignals {
  readonly here: Signals;
  readonly there: Signals;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const A_MOMENT_MS = 20;

/**
 * What every implementation of `Signals` must keep while nothing is lost.
 *
 * @param runner registers the tests
 * @param adapter names the implementation in the titles
 * @param open opens what two processes need; each test opens its own and closes it
 */
export function signalsContract(runner: TestRunner, adapter: string, open: () => Promise<OpenSignals>): void {
  const { describe, it, beforeEach, afterEach } = suiteOn(runner);
  describe(`Signals, kept by ${adapter}`, () => {
    const [one, other] = ['group-1', "group 'two' 🎫"] as TicketDistributionGroupId[] as [
      TicketDistributionGroupId,
      TicketDistributionGroupId,
    ];
    let opened: OpenSignals;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('tell both processes of stored work', async () => {
      const heard: string[] = [];
      opened.here.onWorkStored(() => heard.push('here'));
      opened.there.onWorkStored(() => heard.push('there'));
      opened.here.workStored();
      await until(() => new Set(heard).size === 2);
    });

    it('tell both processes of which group an outcome was written', async () => {
      const heard: string[] = [];
      opened.here.onOutcomeWritten((id) => heard.push(`here ${id}`));
      opened.there.onOutcomeWritten((id) => heard.push(`there ${id}`));
      opened.there.outcomeWritten(one);
      opened.there.outcomeWritten(other);
      await until(() => new Set(heard).size === 4);
      const expected = [one, other].flatMap((id) => [`here ${id}`, `there ${id}`]);
      expect([...new Set(heard)]).to.have.members(expected);
    });

    it('keep stored work and written outcomes apart, and bear that nobody listens', async () => {
      const heard: string[] = [];
      opened.here.workStored();
      opened.here.outcomeWritten(one);
      opened.there.onWorkStored(() => heard.push('work'));
      opened.there.onOutcomeWritten((id) => heard.push(id));
      opened.here.outcomeWritten(other);
      await until(() => heard.includes(other));
    });

    it('are heard no more once a subscription has ended, by the others still', async () => {
      const heard: string[] = [];
      const listener = (id: TicketDistributionGroupId): void => {
        heard.push(id);
      };
      const ending = opened.there.onOutcomeWritten(listener);
      opened.there.onOutcomeWritten(listener);
      ending.end();
      ending.end();
      opened.here.outcomeWritten(one);
      await until(() => heard.length > 0);
      await pause(A_MOMENT_MS);
      expect(heard).to.deep.equal([one]);
    });
  });
}

/** Waits until it holds; a signal may take its time. */
async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += A_MOMENT_MS) {
    if (holds()) return;
    await pause(A_MOMENT_MS);
  }
  throw new Error('a signal never came');
}
