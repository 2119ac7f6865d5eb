import {
  Clock,
  Courier,
  DistributeGroups,
  GenerateGroups,
  GroupGenerator,
  Ids,
  PreviewPlan,
  ReadGroup,
  ReadOrder,
  RecordOrderVersion,
  SearchGroups,
  SummariseDistribution,
  Transactions,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Policies } from '../shared/tokens.js';

/** What a caller can ask of the engine. */
export function useCasesModule({ autoGenerate, deliveryWaitMs }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(GroupGenerator)
      .toResolvedValue(
        (policies: Policies, courier: Courier, ids: Ids, clock: Clock) =>
          new GroupGenerator(policies, courier, ids, clock),
        [Policies, Courier, Ids, Clock],
      )
      .inSingletonScope();
    bind(RecordOrderVersion)
      .toResolvedValue(
        (transactions: Transactions, generator: GroupGenerator, courier: Courier, clock: Clock) =>
          new RecordOrderVersion(transactions, generator, courier, clock, { autoGenerate }),
        [Transactions, GroupGenerator, Courier, Clock],
      )
      .inSingletonScope();
    bind(GenerateGroups)
      .toResolvedValue(
        (transactions: Transactions, generator: GroupGenerator, courier: Courier) =>
          new GenerateGroups(transactions, generator, courier),
        [Transactions, GroupGenerator, Courier],
      )
      .inSingletonScope();
    bind(PreviewPlan)
      .toResolvedValue(
        (transactions: Transactions, generator: GroupGenerator) => new PreviewPlan(transactions, generator),
        [Transactions, GroupGenerator],
      )
      .inSingletonScope();
    bind(DistributeGroups)
      .toResolvedValue(
        (transactions: Transactions, generator: GroupGenerator, courier: Courier, policies: Policies, clock: Clock) =>
          new DistributeGroups(transactions, generator, courier, policies, clock, { deliveryWaitMs }),
        [Transactions, GroupGenerator, Courier, Policies, Clock],
      )
      .inSingletonScope();
    for (const Reading of [ReadOrder, SummariseDistribution, ReadGroup, SearchGroups] as const) {
      bind<ReadOrder | SummariseDistribution | ReadGroup | SearchGroups>(Reading)
        .toResolvedValue((transactions: Transactions) => new Reading(transactions), [Transactions])
        .inSingletonScope();
    }
  });
}
