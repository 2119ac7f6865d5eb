import type { TicketDistributionId } from '../shared/ids.js';
import type { DecisionContent } from './decision-record.js';
import type { TicketChange } from '../ticket/moved-ticket.js';

/** Something to be done to a group as a whole: what changes in it and in its tickets, and the decision it came from. */
export interface GroupChange {
  readonly tickets: readonly (readonly [TicketDistributionId, readonly TicketChange[]])[];
  readonly decision?: Omit<DecisionContent, 'plan'>;
}
