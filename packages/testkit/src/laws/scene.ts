import type { OrderDocument } from '@ticket-distribution/domain';
import type { TicketSystemFault } from '../fakes/fake-ticket-system.js';

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
