import type { DeliveryJson, DriftJson, GroupJson, HeldTicket, LedgerEntry, MoveJson } from '../../http/answers.js';
import type { OrderJson } from '../../orders/order-json.js';
import type { TrackedOrder } from '../load/tracked-order.js';

/** One ticket as the app tells of it, and what its ticket systems hold and did. */
export interface TicketEvidence {
  readonly ticket: GroupJson['ticketDistributions'][number];
  readonly group: GroupJson;
  readonly deliveries: readonly DeliveryJson[];
  readonly history: readonly MoveJson[];
  /** The types of the events that tell of it, in the order of the feed. */
  readonly told: readonly string[];
  /** What the ticket systems hold valid of it. */
  readonly held: readonly HeldTicket[];
  /** The calls that named it, but queries, in the order in which they were processed. */
  readonly ledger: readonly LedgerEntry[];
  /** Open and accepted ones. */
  readonly drifts: readonly DriftJson[];
}

/** One order: what its clients know, what the app tells, what the ticket systems hold. */
export interface OrderEvidence {
  readonly told: TrackedOrder;
  readonly currentVersion: number | null;
  /** The acknowledged versions as the app reads them; null for one that it does not know. */
  readonly versions: ReadonlyMap<number, OrderJson | null>;
  readonly tickets: readonly TicketEvidence[];
  readonly groups: readonly GroupJson[];
  /** What planning would do now, besides keep. */
  readonly planned: readonly string[];
}
