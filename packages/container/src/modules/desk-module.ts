import {
  ActBook,
  Clock,
  Courier,
  GroupChanger,
  GroupKeeper,
  Ids,
  NoteRegeneration,
  PurgeOrders,
  ReadDelivery,
  RetryDelivery,
  SearchActs,
  SearchDeliveries,
  SkipDelivery,
  Transactions,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** The operator's desk: what needs somebody, what can be done about it, and what was done. */
export function deskModule({ deliveryWaitMs }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(ActBook)
      .toResolvedValue(
        (transactions: Transactions, ids: Ids, clock: Clock) => new ActBook(transactions, ids, clock),
        [Transactions, Ids, Clock],
      )
      .inSingletonScope();
    for (const Reading of [SearchDeliveries, ReadDelivery, SearchActs] as const) {
      bind<SearchDeliveries | ReadDelivery | SearchActs>(Reading)
        .toResolvedValue((transactions: Transactions) => new Reading(transactions), [Transactions])
        .inSingletonScope();
    }
    bind(RetryDelivery)
      .toResolvedValue(
        (transactions: Transactions, acts: ActBook, courier: Courier, clock: Clock, readDelivery: ReadDelivery) =>
          new RetryDelivery(transactions, acts, courier, clock, readDelivery, { deliveryWaitMs }),
        [Transactions, ActBook, Courier, Clock, ReadDelivery],
      )
      .inSingletonScope();
    bind(SkipDelivery)
      .toResolvedValue(
        (
          transactions: Transactions,
          acts: ActBook,
          changer: GroupChanger,
          keeper: GroupKeeper,
          courier: Courier,
          readDelivery: ReadDelivery,
        ) => new SkipDelivery(transactions, acts, changer, keeper, courier, readDelivery),
        [Transactions, ActBook, GroupChanger, GroupKeeper, Courier, ReadDelivery],
      )
      .inSingletonScope();
    bind(NoteRegeneration)
      .toResolvedValue(
        (transactions: Transactions, acts: ActBook) => new NoteRegeneration(transactions, acts),
        [Transactions, ActBook],
      )
      .inSingletonScope();
    bind(PurgeOrders)
      .toResolvedValue(
        (transactions: Transactions, acts: ActBook, clock: Clock) => new PurgeOrders(transactions, acts, clock),
        [Transactions, ActBook, Clock],
      )
      .inSingletonScope();
  });
}
