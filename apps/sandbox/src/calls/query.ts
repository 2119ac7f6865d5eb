import type { State } from '../state/state.js';
import type { System } from '../state/words.js';
import type { Arrival } from './arrival.js';

/** A question that changes nothing. */
export interface Query<Answer> {
  readonly system: System;
  readonly key: string;
  read(state: State): { readonly answer: Answer; readonly ticketDistributionIds: readonly string[] };
}

/** Makes a query an arrival; it can be refused on demand, and leaves its line in the ledger. */
export const asArrival = <Answer>(query: Query<Answer>): Arrival<Answer> => ({
  system: query.system,
  operation: 'query',
  key: query.key,
  ticketDistributionIds: [],
  process: (state, _at, refusal) => {
    if (refusal !== null) {
      const message = 'The ticket system refuses this query.';
      return {
        outcome: 'refused',
        ticketDistributionIds: [],
        puts: [],
        verdict: { outcome: 'refused', code: 'REFUSED', message },
      };
    }
    const { answer, ticketDistributionIds } = query.read(state);
    return { outcome: 'answered', ticketDistributionIds, puts: [], verdict: { outcome: 'answered', answer } };
  },
});
