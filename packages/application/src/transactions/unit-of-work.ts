import { ConcurrencyConflict, type Snapshot, type Transaction, type Transactions } from '../ports/transactions.js';
import type { Origin } from '@ticket-distribution/domain';
import type { EventBook } from '../events/event-book.js';
import { RequestTakenOver } from './request-taken-over.js';
import type { Caller } from '../shared/caller.js';

const TRIES = 20;

/** How use cases work on what is stored: again when another transaction was first, and once for a request with a key. */
export class UnitOfWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: EventBook,
  ) {}

  /** Reads one committed state of everything. */
  read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.transactions.read(work);
  }

  /**
   * Does the work in a transaction, again when another was first; callers never see a lost lock. What changes is told there.
   *
   * @param origin where the work comes from; absent: where its deliveries come from
   */
  async run<T>(work: (transaction: Transaction) => Promise<T>, origin?: Pick<Origin, 'correlationId'>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { result, hasTold } = await this.transactions.run((transaction) =>
          this.events.telling(transaction, origin, work),
        );
        if (hasTold) this.events.committed();
        return result;
      } catch (error) {
        if (!(error instanceof ConcurrencyConflict) || attempt === TRIES) throw error;
      }
    }
  }

  /**
   * Does the work of a use case, unless the same request has done it before; that it is done is stored in the same
   * transaction. A request without a key does it whenever it comes.
   *
   * @param effect names the work among all that the request does
   * @param repeated what is given for work that was done before
   * @throws RequestTakenOver when the request is not the caller's to work on any more
   */
  once<T>(
    caller: Pick<Caller, 'request' | 'correlationId'>,
    effect: string,
    work: (transaction: Transaction) => Promise<T>,
    repeated: (transaction: Transaction) => T | Promise<T>,
  ): Promise<T> {
    return this.run(
      async (transaction) => ((await wasDone(transaction, caller, effect)) ? repeated(transaction) : work(transaction)),
      caller,
    );
  }
}

/** Whether the request has done its work before; if not, it is noted as done. */
async function wasDone(
  { requests }: Transaction,
  { request: claim }: Pick<Caller, 'request'>,
  effect: string,
): Promise<boolean> {
  if (claim === undefined) return false;
  const request = await requests.find(claim.requestId);
  if (request?.claim?.by !== claim.by) throw new RequestTakenOver(`Request ${claim.requestId} was taken over.`);
  if (request.effects.includes(effect)) return true;
  await requests.save({ ...request, effects: [...request.effects, effect] });
  return false;
}
