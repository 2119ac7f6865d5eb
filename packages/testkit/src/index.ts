export { aDelivery } from './builders/a-delivery.js';
export type { DeliveryOptions } from './builders/a-delivery.js';
export { aGroup } from './builders/a-group.js';
export { aLeg } from './builders/a-leg.js';
export { aLine } from './builders/a-line.js';
export type { LineOptions } from './builders/a-line.js';
export { aProduct } from './builders/a-product.js';
export { aRecordedOrder } from './builders/a-recorded-order.js';
export { anOrder } from './builders/an-order.js';
export type { OrderOptions } from './builders/an-order.js';
export { groupsOf } from './builders/groups-of.js';
export type { GenerationOptions } from './builders/groups-of.js';
export { pointToPoint } from './builders/point-to-point.js';
export { zonal } from './builders/zonal.js';
export { anyInstant } from './builders/any-instant.js';
export { anyOrderDocument } from './builders/any-order-document.js';
export { anyOrderVersions } from './builders/any-order-versions.js';
export { anyProduct } from './builders/any-product.js';
export { anyText } from './builders/any-text.js';

export { transactionsContract } from './contracts/transactions-contract.js';
export type { OpenTransactions } from './contracts/fresh-store.js';

export { FixedRandomness } from './in-memory/fixed-randomness.js';
export { InMemoryTransactions } from './in-memory/in-memory-transactions.js';
export { ManualClock } from './in-memory/manual-clock.js';
export { RecordingDeliveryLog } from './in-memory/recording-delivery-log.js';
export type { LoggedAttempt, LoggedFailure } from './in-memory/recording-delivery-log.js';
export { SequentialIds } from './in-memory/sequential-ids.js';
export { SilentDeliveryLog } from './in-memory/silent-delivery-log.js';

export { FakeTicketSystem } from './fakes/fake-ticket-system.js';
export type { FakeTicketSystemOptions, ProcessedCall, TicketSystemFault } from './fakes/fake-ticket-system.js';
export type { ValidTicket } from './fakes/ticket-register.js';
export { anEngine } from './engine/an-engine.js';
export type { Engine, EngineOptions } from './engine/an-engine.js';

export { anyOrderHistory } from './laws/any-order-history.js';
export type { Chapter, Happening } from './laws/any-order-history.js';
export { idealDistribution } from './laws/ideal-distribution.js';
export type { Ending } from './laws/ideal-distribution.js';
export { policyLaws } from './laws/policy-laws.js';
export { reachedState } from './laws/reachable-groups.js';
export type { ReachedState } from './laws/reachable-groups.js';
export { reconcileLaws } from './laws/reconcile-laws.js';
