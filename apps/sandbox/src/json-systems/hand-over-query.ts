import type { Query } from '../calls/query.js';
import type { HeldTicket } from '../state/held-ticket.js';
import type { Decision } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { System } from '../state/words.js';
import { toTicketAnswer } from './hand-over-call.js';
import type { TicketAnswer } from './hand-over.js';

/** How a key was decided, with its tickets as they are now; null when it was not decided until now. */
type KeyAnswer =
  | { readonly outcome: 'applied'; readonly tickets: readonly TicketAnswer[] }
  | {
      readonly outcome: 'refused';
      readonly code: string;
      readonly message: string;
      readonly ticketDistributionIds?: readonly string[];
    }
  | null;

/** The question what became of a key. */
export const handOverQuery = (system: System, key: string): Query<KeyAnswer> => ({
  system,
  key,
  read: (state) => {
    const decision = state.decision(system, key);
    if (decision === undefined) return { answer: undecided(state, system, key), ticketDistributionIds: [] };
    const { ticketDistributionIds, result } = decision;
    if (result.outcome === 'refused') {
      const { code, reason: message, ticketDistributionIds: named = [] } = result;
      const refusal = {
        outcome: 'refused',
        code,
        message,
        ...(named.length > 0 && { ticketDistributionIds: named }),
      } as const;
      return { answer: refusal, ticketDistributionIds };
    }
    const tickets = ticketsNow(state, system, decision).map(toTicketAnswer);
    return { answer: { outcome: 'applied', tickets }, ticketDistributionIds };
  },
});

const undecided = (state: State, system: System, key: string): KeyAnswer =>
  state.isDead(system, key)
    ? { outcome: 'refused', code: 'KEY_DEAD', message: 'A cancel for this key came first.' }
    : null;

/** The tickets of an issue or a cancel are those of that issue; of a change, the ones with that id that were issued last. */
const ticketsNow = (state: State, system: System, decision: Decision): HeldTicket[] => {
  const { operation, key, concerns, ticketDistributionIds } = decision;
  const issueKey = operation === 'issue' ? key : concerns;
  return ticketDistributionIds.flatMap((id) =>
    issueKey === null
      ? (state.liveTicket(system, id) ?? state.heldTicketsOf(system, id).at(-1) ?? [])
      : (state.heldTicket(system, issueKey, id) ?? []),
  );
};
