import {
  Clock,
  Courier,
  DeliveryLog,
  DeliveryLoop,
  DriftBook,
  Ids,
  Leases,
  Randomness,
  RecoverDeliveries,
  TicketSystemGateways,
  Transactions,
  WriteOutcome,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Policies } from '../shared/tokens.js';

/** What brings stored deliveries to their ticket systems. */
export function deliveryModule(settings: ContainerSettings): ContainerModule {
  const { schedule, callsAtOnce, leaseMs, deliveryPollMs, watchIntervalMs } = settings;
  return new ContainerModule(({ bind }) => {
    bind(WriteOutcome)
      .toResolvedValue(
        (policies: Policies, drifts: DriftBook) => new WriteOutcome(policies, drifts, { watchIntervalMs }),
        [Policies, DriftBook],
      )
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
          writeOutcome: WriteOutcome,
        ) =>
          new Courier(transactions, gateways, clock, leases, randomness, log, writeOutcome, { schedule, callsAtOnce }),
        [Transactions, TicketSystemGateways, Clock, Leases, Randomness, DeliveryLog, WriteOutcome],
      )
      .inSingletonScope();
    bind(DeliveryLoop)
      .toResolvedValue(
        (courier: Courier, clock: Clock, log: DeliveryLog) =>
          new DeliveryLoop(courier, clock, log, { everyMs: deliveryPollMs }),
        [Courier, Clock, DeliveryLog],
      )
      .inSingletonScope();
    bind(RecoverDeliveries)
      .toResolvedValue(
        (transactions: Transactions, clock: Clock) => new RecoverDeliveries(transactions, clock),
        [Transactions, Clock],
      )
      .inSingletonScope();
  });
}
