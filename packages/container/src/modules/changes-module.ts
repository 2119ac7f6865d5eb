import {
  ActBook,
  Clock,
  Courier,
  GroupChanger,
  GroupGenerator,
  GroupReadings,
  RedistributeGroups,
  RepairDrift,
  Transactions,
  TransferHolder,
  UpdateValidities,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Policies } from '../shared/tokens.js';

/** What a caller can ask of tickets that are out: move a validity or a holder, another medium, a repair. */
export function changesModule({ deliveryWaitMs }: ContainerSettings): ContainerModule {
  const options = { deliveryWaitMs };
  return new ContainerModule(({ bind }) => {
    for (const Change of [UpdateValidities, TransferHolder] as const) {
      bind<UpdateValidities | TransferHolder>(Change)
        .toResolvedValue(
          (transactions: Transactions, changer: GroupChanger, courier: Courier, policies: Policies, clock: Clock) =>
            new Change(transactions, changer, courier, policies, clock, options),
          [Transactions, GroupChanger, Courier, Policies, Clock],
        )
        .inSingletonScope();
    }
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
          courier: Courier,
          clock: Clock,
          acts: ActBook,
        ) => new RepairDrift(transactions, changer, generator, courier, clock, acts, options),
        [Transactions, GroupChanger, GroupGenerator, Courier, Clock, ActBook],
      )
      .inSingletonScope();
  });
}
