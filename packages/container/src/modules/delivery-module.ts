import {
  Clock,
  Courier,
  DeliveryLog,
  DeliveryLoop,
  Gates,
  GroupKeeper,
  Ids,
  LeaseLoop,
  Leases,
  Randomness,
  RecoverDeliveries,
  ReleaseHeld,
  Signals,
  TakeUpExpired,
  TicketSystemGateways,
  Transactions,
  WriteOutcome,
} from '@ticket-distribution/application';
import { longestPause } from '@ticket-distribution/domain';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** What brings stored deliveries to their ticket systems. */
export function deliveryModule(settings: ContainerSettings): ContainerModule {
  const { role, schedule, leaseMs, deliveryPollMs, watchIntervalMs } = settings;
  const options = { schedule, makesCalls: role !== 'api' };
  return new ContainerModule(({ bind }) => {
    bind(WriteOutcome)
      .toResolvedValue((keeper: GroupKeeper) => new WriteOutcome(keeper, { watchIntervalMs }), [GroupKeeper])
      .inSingletonScope();
    bind(Leases)
      .toResolvedValue(
        (transactions: Transactions, clock: Clock, ids: Ids) => new Leases(transactions, clock, ids, { leaseMs }),
        [Transactions, Clock, Ids],
      )
      .inSingletonScope();
    bind(Courier)
      .toResolvedValue(
        (
          transactions: Transactions,
          gateways: TicketSystemGateways,
          clock: Clock,
          leases: Leases,
          randomness: Randomness,
          log: DeliveryLog,
          signals: Signals,
          gates: Gates,
          writeOutcome: WriteOutcome,
        ) => new Courier(transactions, gateways, clock, leases, randomness, log, signals, gates, writeOutcome, options),
        [Transactions, TicketSystemGateways, Clock, Leases, Randomness, DeliveryLog, Signals, Gates, WriteOutcome],
      )
      .inSingletonScope();
    bind(DeliveryLoop)
      .toResolvedValue(
        (courier: Courier, clock: Clock, log: DeliveryLog, signals: Signals) =>
          new DeliveryLoop(courier, clock, log, signals, { everyMs: deliveryPollMs }),
        [Courier, Clock, DeliveryLog, Signals],
      )
      .inSingletonScope();
    bind(TakeUpExpired)
      .toResolvedValue(
        (transactions: Transactions, clock: Clock, log: DeliveryLog, signals: Signals, keeper: GroupKeeper) =>
          new TakeUpExpired(transactions, clock, log, signals, keeper, options),
        [Transactions, Clock, DeliveryLog, Signals, GroupKeeper],
      )
      .inSingletonScope();
    bind(ReleaseHeld)
      .toResolvedValue(
        (transactions: Transactions, clock: Clock, signals: Signals) =>
          new ReleaseHeld(transactions, clock, signals, { longestPauseMs: longestPause(schedule) }),
        [Transactions, Clock, Signals],
      )
      .inSingletonScope();
    bind(LeaseLoop)
      .toResolvedValue(
        (leases: Leases, takeUpExpired: TakeUpExpired, releaseHeld: ReleaseHeld, clock: Clock, log: DeliveryLog) =>
          new LeaseLoop(leases, takeUpExpired, releaseHeld, clock, log, { leaseMs }),
        [Leases, TakeUpExpired, ReleaseHeld, Clock, DeliveryLog],
      )
      .inSingletonScope();
    bind(RecoverDeliveries)
      .toResolvedValue(
        (transactions: Transactions, clock: Clock, keeper: GroupKeeper) =>
          new RecoverDeliveries(transactions, clock, keeper, options),
        [Transactions, Clock, GroupKeeper],
      )
      .inSingletonScope();
  });
}
