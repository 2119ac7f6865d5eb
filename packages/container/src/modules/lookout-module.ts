import {
  Clock,
  Courier,
  DeliveryLog,
  DriftBook,
  Gates,
  GroupKeeper,
  Ids,
  Lookout,
  LookoutLoop,
  ReceiveSightings,
  SightingWriter,
  TicketSystemGateways,
  Transactions,
} from '@ticket-distribution/application';
import { calendarOf } from '@ticket-distribution/domain';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Policies } from '../shared/tokens.js';

/** What takes in the word of the ticket systems, asked for and unasked. */
export function lookoutModule({ watchIntervalMs, lookPauseMs, timeZone }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(DriftBook)
      .toResolvedValue((ids: Ids) => new DriftBook(ids), [Ids])
      .inSingletonScope();
    bind(GroupKeeper)
      .toResolvedValue(
        (policies: Policies, drifts: DriftBook, ids: Ids) =>
          new GroupKeeper(policies, drifts, ids, calendarOf(timeZone)),
        [Policies, DriftBook, Ids],
      )
      .inSingletonScope();
    bind(SightingWriter)
      .toResolvedValue(
        (keeper: GroupKeeper, drifts: DriftBook) => new SightingWriter(keeper, drifts),
        [GroupKeeper, DriftBook],
      )
      .inSingletonScope();
    bind(Lookout)
      .toResolvedValue(
        (
          transactions: Transactions,
          gateways: TicketSystemGateways,
          writer: SightingWriter,
          courier: Courier,
          clock: Clock,
          ids: Ids,
          log: DeliveryLog,
          gates: Gates,
        ) => new Lookout(transactions, gateways, writer, courier, clock, ids, log, gates, { watchIntervalMs }),
        [Transactions, TicketSystemGateways, SightingWriter, Courier, Clock, Ids, DeliveryLog, Gates],
      )
      .inSingletonScope();
    bind(LookoutLoop)
      .toResolvedValue(
        (lookout: Lookout, clock: Clock, log: DeliveryLog) =>
          new LookoutLoop(lookout, clock, log, { everyMs: lookPauseMs }),
        [Lookout, Clock, DeliveryLog],
      )
      .inSingletonScope();
    bind(ReceiveSightings)
      .toResolvedValue(
        (transactions: Transactions, writer: SightingWriter, courier: Courier, clock: Clock) =>
          new ReceiveSightings(transactions, writer, courier, clock),
        [Transactions, SightingWriter, Courier, Clock],
      )
      .inSingletonScope();
  });
}
