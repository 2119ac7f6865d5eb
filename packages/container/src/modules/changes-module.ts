import {
  ActBook,
  Clock,
  Courier,
  GroupChanger,
  GroupGenerator,
  GroupKeeper,
  GroupReadings,
  RedistributeGroups,
  RepairDrift,
  Transactions,
  TransferHolder,
  UpdateValidities,
} from '@ticket-distribution/application';
import { calendarOf } from '@ticket-distribution/domain';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Policies } from '../shared/tokens.js';

/** What a caller can ask of tickets that are out: move a validity or a holder, another medium, a repair. */
export function changesModule({ deliveryWaitMs, timeZone }: ContainerSettings): ContainerModule {
  const options = { deliveryWaitMs };
  return new ContainerModule(({ bind }) => {
    bind(UpdateValidities)
      .toResolvedValue(
        (transactions: Transactions, changer: GroupChanger, courier: Courier, policies: Policies, clock: Clock) =>
          new UpdateValidities(transactions, changer, courier, policies, clock, calendarOf(timeZone), options),
        [Transactions, GroupChanger, Courier, Policies, Clock],
      )
      .inSingletonScope();
    bind(TransferHolder)
      .toResolvedValue(
        (transactions: Transactions, changer: GroupChanger, courier: Courier, policies: Policies, clock: Clock) =>
          new TransferHolder(transactions, changer, courier, policies, clock, options),
        [Transactions, GroupChanger, Courier, Policies, Clock],
      )
      .inSingletonScope();
    bind(RedistributeGroups)
      .toResolvedValue(
        (
          transactions: Transactions,
          generator: GroupGenerator,
          changer: GroupChanger,
          courier: Courier,
          policies: Policies,
          clock: Clock,
          readings: GroupReadings,
        ) => new RedistributeGroups(transactions, generator, changer, courier, policies, clock, readings, options),
        [Transactions, GroupGenerator, GroupChanger, Courier, Policies, Clock, GroupReadings],
      )
      .inSingletonScope();
    bind(RepairDrift)
      .toResolvedValue(
        (
          transactions: Transactions,
          changer: GroupChanger,
          generator: GroupGenerator,
          keeper: GroupKeeper,
          policies: Policies,
          courier: Courier,
          clock: Clock,
          acts: ActBook,
        ) => new RepairDrift(transactions, changer, generator, keeper, policies, courier, clock, acts, options),
        [Transactions, GroupChanger, GroupGenerator, GroupKeeper, Policies, Courier, Clock, ActBook],
      )
      .inSingletonScope();
  });
}
