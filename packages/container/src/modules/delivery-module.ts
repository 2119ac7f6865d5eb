import {
  Clock,
  Courier,
  DeliveryLog,
  DeliveryLoop,
  DriftBook,
  Ids,
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
  const options = { schedule, callsAtOnce, leaseMs };
  return new ContainerModule(({ bind }) => {
    bind(WriteOutcome)
      .toResolvedValue(
        (policies: Policies, drifts: DriftBook) => new WriteOutcome(policies, drifts, { watchIntervalMs }),
        [Policies, DriftBook],
      )
      .inSingletonScope();
    bind(Courier)
      .toResolvedValue(
        (
          transactions: Transactions,
          gateways: TicketSystemGateways,
          clock: Clock,
          ids: Ids,
          randomness: Randomness,
          log: DeliveryLog,
          writeOutcome: WriteOutcome,
        ) => new Courier(transactions, gateways, clock, ids, randomness, log, writeOutcome, options),
        [Transactions, TicketSystemGateways, Clock, Ids, Randomness, DeliveryLog, WriteOutcome],
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
