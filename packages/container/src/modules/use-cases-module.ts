import {
  Clock,
  Courier,
  DistributeGroups,
  GenerateGroups,
  GroupChanger,
  GroupGenerator,
  Gates,
  GroupKeeper,
  GroupReadings,
  Ids,
  PreviewPlan,
  ReadBacklog,
  ReadGroup,
  ReadOrder,
  ReadTicket,
  RecordOrderVersion,
  SearchDrifts,
  SearchGroups,
  SummariseDistribution,
  TicketStory,
  Transactions,
} from '@ticket-distribution/application';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Policies } from '../shared/tokens.js';

/** What a caller can ask of the engine: record, generate, distribute, and read what became of it. */
export function useCasesModule({ autoGenerate, deliveryWaitMs }: ContainerSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(GroupReadings)
      .toResolvedValue(
        (policies: Policies, clock: Clock, gates: Gates) => new GroupReadings(policies, clock, gates),
        [Policies, Clock, Gates],
      )
      .inSingletonScope();
    bind(GroupGenerator)
      .toResolvedValue(
        (policies: Policies, courier: Courier, ids: Ids, clock: Clock, keeper: GroupKeeper) =>
          new GroupGenerator(policies, courier, ids, clock, keeper),
        [Policies, Courier, Ids, Clock, GroupKeeper],
      )
      .inSingletonScope();
    bind(GroupChanger)
      .toResolvedValue(
        (keeper: GroupKeeper, courier: Courier, clock: Clock) => new GroupChanger(keeper, courier, clock),
        [GroupKeeper, Courier, Clock],
      )
      .inSingletonScope();
    bind(RecordOrderVersion)
      .toResolvedValue(
        (
          transactions: Transactions,
          generator: GroupGenerator,
          courier: Courier,
          clock: Clock,
          readings: GroupReadings,
        ) => new RecordOrderVersion(transactions, generator, courier, clock, readings, { autoGenerate }),
        [Transactions, GroupGenerator, Courier, Clock, GroupReadings],
      )
      .inSingletonScope();
    bind(GenerateGroups)
      .toResolvedValue(
        (transactions: Transactions, generator: GroupGenerator, courier: Courier, readings: GroupReadings) =>
          new GenerateGroups(transactions, generator, courier, readings),
        [Transactions, GroupGenerator, Courier, GroupReadings],
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
        (
          transactions: Transactions,
          generator: GroupGenerator,
          keeper: GroupKeeper,
          courier: Courier,
          policies: Policies,
          clock: Clock,
          readings: GroupReadings,
        ) =>
          new DistributeGroups(transactions, generator, keeper, courier, policies, clock, readings, { deliveryWaitMs }),
        [Transactions, GroupGenerator, GroupKeeper, Courier, Policies, Clock, GroupReadings],
      )
      .inSingletonScope();
    for (const Reading of [ReadOrder, SummariseDistribution, TicketStory, SearchDrifts, ReadBacklog] as const) {
      bind<ReadOrder | SummariseDistribution | TicketStory | SearchDrifts | ReadBacklog>(Reading)
        .toResolvedValue((transactions: Transactions) => new Reading(transactions), [Transactions])
        .inSingletonScope();
    }
    for (const Reading of [ReadGroup, SearchGroups, ReadTicket] as const) {
      bind<ReadGroup | SearchGroups | ReadTicket>(Reading)
        .toResolvedValue(
          (transactions: Transactions, readings: GroupReadings) => new Reading(transactions, readings),
          [Transactions, GroupReadings],
        )
        .inSingletonScope();
    }
  });
}
