import {
  ClaimRequest,
  DistributeGroups,
  EndRequest,
  GenerateGroups,
  PreviewPlan,
  ReadGroup,
  ReadOrder,
  ReadTicket,
  ReceiveSightings,
  RecordOrderVersion,
  RedistributeGroups,
  RepairDrift,
  SearchDrifts,
  SearchGroups,
  SummariseDistribution,
  TicketStory,
  TransferHolder,
  UpdateValidities,
} from '@ticket-distribution/application';
import type { createContainer } from '@ticket-distribution/container';
import type { UseCases } from './operations/use-cases.js';

/** What the HTTP app asks of the engine, out of its container. */
export async function useCasesOf(container: ReturnType<typeof createContainer>): Promise<UseCases> {
  return {
    recordOrderVersion: await container.getAsync(RecordOrderVersion),
    readOrder: await container.getAsync(ReadOrder),
    generateGroups: await container.getAsync(GenerateGroups),
    previewPlan: await container.getAsync(PreviewPlan),
    distributeGroups: await container.getAsync(DistributeGroups),
    summariseDistribution: await container.getAsync(SummariseDistribution),
    readGroup: await container.getAsync(ReadGroup),
    searchGroups: await container.getAsync(SearchGroups),
    updateValidities: await container.getAsync(UpdateValidities),
    transferHolder: await container.getAsync(TransferHolder),
    redistributeGroups: await container.getAsync(RedistributeGroups),
    readTicket: await container.getAsync(ReadTicket),
    ticketStory: await container.getAsync(TicketStory),
    searchDrifts: await container.getAsync(SearchDrifts),
    repairDrift: await container.getAsync(RepairDrift),
    receiveSightings: await container.getAsync(ReceiveSightings),
    claimRequest: await container.getAsync(ClaimRequest),
    endRequest: await container.getAsync(EndRequest),
  };
}
