import type { Act, ActId, SystemPause, Watch } from '@ticket-distribution/application';
import type {
  Attempt,
  DecisionRecord,
  DeliveryKey,
  DeliverySnapshot,
  Drift,
  DriftId,
  FulfillmentMethod,
  GroupSnapshot,
  OrderId,
  OrderSnapshot,
  TicketDistributionGroupId,
  TicketDistributionId,
  TicketMove,
} from '@ticket-distribution/domain';
import { deepFrozen } from './deep-frozen.js';

/** Everything that is stored; every value is frozen. */
export interface MemoryState {
  readonly orders: Map<OrderId, OrderSnapshot>;
  readonly groups: Map<TicketDistributionGroupId, GroupSnapshot>;
  readonly moves: Map<TicketDistributionId, readonly TicketMove[]>;
  readonly decisions: Map<TicketDistributionGroupId, readonly DecisionRecord[]>;
  readonly deliveries: Map<DeliveryKey, DeliverySnapshot>;
  readonly attempts: Map<DeliveryKey, readonly Attempt[]>;
  readonly drifts: Map<DriftId, Drift>;
  readonly watches: Map<DeliveryKey, Watch>;
  readonly acts: Map<ActId, Act>;
  readonly pauses: Map<FulfillmentMethod, SystemPause>;
}

export function emptyState(): MemoryState {
  return {
    orders: new Map(),
    groups: new Map(),
    moves: new Map(),
    decisions: new Map(),
    deliveries: new Map(),
    attempts: new Map(),
    drifts: new Map(),
    watches: new Map(),
    acts: new Map(),
    pauses: new Map(),
  };
}

/** A state of its own, in which a transaction may write. */
export function draftOf(state: MemoryState): MemoryState {
  return {
    orders: new Map(state.orders),
    groups: new Map(state.groups),
    moves: new Map(state.moves),
    decisions: new Map(state.decisions),
    deliveries: new Map(state.deliveries),
    attempts: new Map(state.attempts),
    drifts: new Map(state.drifts),
    watches: new Map(state.watches),
    acts: new Map(state.acts),
    pauses: new Map(state.pauses),
  };
}

/** Data as a store takes it in: a copy through JSON that nobody can change. */
export function stored<T>(value: T): T {
  return deepFrozen(JSON.parse(JSON.stringify(value)) as T);
}
