import type { FulfillmentMethod, HandOver } from '@ticket-distribution/domain';
import type { DueDeliveries } from '../ports/delivery-repository.js';

/** One call of so many is for the delivery that is due for longest, whatever it is, so that none waits for ever. */
const CALLS_PER_LONGEST_DUE = 8;

/** What is due when it is asked for. */
export type DueNow = Omit<DueDeliveries, 'at'>;

/** How far the turns of one ticket system have come, in this process. */
interface Progress {
  readonly taken: number;
  readonly organisation: number;
  /** More was due than could start. */
  readonly isBacklogged: boolean;
}

const BEFORE_ALL: Progress = { taken: 0, organisation: 0, isBacklogged: false };

/** Whose turn it is at each ticket system. */
export class Turns {
  private readonly progress = new Map<FulfillmentMethod, Progress>();

  /** Whether more was due than could start when somebody looked last: what comes new gets in line. */
  isBacklogged(fulfillmentMethod: FulfillmentMethod): boolean {
    return this.of(fulfillmentMethod).isBacklogged;
  }

  /** What to ask for when so many calls can start: in turn, and now and then one that is due for longest. */
  next(fulfillmentMethod: FulfillmentMethod, limit: number): readonly DueNow[] {
    const { taken, organisation } = this.of(fulfillmentMethod);
    const isTurnOfLongestDue = (taken % CALLS_PER_LONGEST_DUE) + limit >= CALLS_PER_LONGEST_DUE;
    const longestDue = isTurnOfLongestDue ? 1 : 0;
    return [
      { fulfillmentMethod, limit: longestDue },
      { fulfillmentMethod, limit: limit - longestDue, afterOrganisation: organisation },
    ].filter((asked) => asked.limit > 0);
  }

  /** Somebody looked for what is due, and found more than could start or not. */
  looked(fulfillmentMethod: FulfillmentMethod, isBacklogged: boolean): void {
    this.progress.set(fulfillmentMethod, { ...this.of(fulfillmentMethod), isBacklogged });
  }

  /** A delivery had its turn. */
  had({ fulfillmentMethod, organisationId }: HandOver): void {
    const { taken, isBacklogged } = this.of(fulfillmentMethod);
    this.progress.set(fulfillmentMethod, { taken: taken + 1, organisation: organisationId, isBacklogged });
  }

  private of(fulfillmentMethod: FulfillmentMethod): Progress {
    return this.progress.get(fulfillmentMethod) ?? BEFORE_ALL;
  }
}
