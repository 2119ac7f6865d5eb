import type { OrderDocument } from '@ticket-distribution/domain';
import type { TicketSystemFault } from '../fakes/fake-ticket-system.js';
import type { Ending } from './ideal-distribution.js';

/** One thing that happens to an order, its tickets or their ticket systems. `pick` chooses among what is there. */
export type Scene =
  | { readonly kind: 'version'; readonly document: OrderDocument }
  /** `one`: the ticket alone that is meant; null: all. `deliverAfter`: hours after the usual start; null: not said. */
  | {
      readonly kind: 'distribute' | 'redistribute';
      readonly card: string | null;
      readonly one: number | null;
      readonly deliverAfter: number | null;
    }
  | { readonly kind: 'move-validity' | 'transfer'; readonly pick: number; readonly to: number }
  | { readonly kind: 'pick-up' | 'complete' | 'cancel-from-outside'; readonly pick: number }
  | { readonly kind: 'fault'; readonly pick: number; readonly faults: readonly TicketSystemFault[] }
  | { readonly kind: 'begin-call'; readonly pick: number }
  | { readonly kind: 'end-calls' | 'all-calls' | 'land' | 'look' | 'replay' };

/** Something that happens to the tickets of an order between two of its versions. `pick` chooses the ticket. */
export interface Happening {
  readonly kind:
    | 'told'
    | 'handed-over'
    | 'refused'
    | 'picked-up'
    | 'cancelled-externally'
    | 'validity-moved'
    | 'transferred';
  readonly pick: number;
}

/** One order version, how its deliveries end, and what happens after it. */
export interface Chapter {
  readonly document: OrderDocument;
  readonly ending: Ending;
  readonly happenings: readonly Happening[];
}
