import { Life, Random, Scheduler, SimulatedStore, SimulatedTransactions } from '@ticket-distribution/simulation';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { type TestRunner, transactionsContract } from '@ticket-distribution/testkit/suites';
import { describe } from 'mocha';

/** To notice a transaction inside another costs more than the whole rest; in a simulation it comes to no end, and is found. */
const NOT_SIMULATED = 'refuses another one inside its work';

/** A simulated database whose scheduler goes on by itself, in real time, until it is closed. */
async function opened() {
  const scheduler = new Scheduler(new Random(1, 'contract'));
  const store = new SimulatedStore(scheduler, 'row-locks', () => {});
  const goesOn = setInterval(() => void scheduler.run(() => false, scheduler.now + 1), 1);
  return {
    transactions: new SimulatedTransactions(store, scheduler, new Life('p0.1')),
    close: async () => clearInterval(goesOn),
  };
}

// #region left-out
const runner: TestRunner = {
  ...mochaRunner,
  it: (title, options, test) => mochaRunner.it(title, { ...options, skip: title.startsWith(NOT_SIMULATED) }, test),
};
// #endregion left-out

describe('The simulated database with row locks', () => {
  transactionsContract(runner, 'the simulated database', opened);
});
