import {
  Clock,
  Courier,
  DeliveryLog,
  DeliveryLoop,
  Ids,
  Randomness,
  RecoverDeliveries,
  TicketSystemGateways,
  Transactions,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** What brings stored deliveries to their ticket systems. */
export function deliveryModule({ schedule, callsAtOnce, deliveryPollMs }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Courier)
      .toResolvedValue(
        (
          transactions: Transactions,
          gateways: TicketSystemGateways,
          clock: Clock,
          ids: Ids,
          randomness: Randomness,
          log: DeliveryLog,
        ) => new Courier(transactions, gateways, clock, ids, randomness, log, { schedule, callsAtOnce }),
        [Transactions, TicketSystemGateways, Clock, Ids, Randomness, DeliveryLog],
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
