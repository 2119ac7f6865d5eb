import {
  ClaimRequest,
  DistributeGroups,
  EndRequest,
  GenerateGroups,
  PreviewPlan,
  ReadBacklog,
  ReadGroup,
  ReadOrder,
  ReadTicket,
  ReceiveSightings,
  RecordOrderVersion,
  RedistributeGroups,
  SearchDrifts,
  SearchGroups,
  SummariseDistribution,
  TicketStory,
  TransferHolder,
  UpdateValidities,
} from '@ticket-distribution/application';
import type { EngineParts } from './engine-parts.js';

/** What callers, and ticket systems that tell by themselves, can ask of an engine. */
export interface UseCases {
  readonly recordOrderVersion: RecordOrderVersion;
  readonly readOrder: ReadOrder;
  readonly generateGroups: GenerateGroups;
  readonly previewPlan: PreviewPlan;
  readonly distributeGroups: DistributeGroups;
  readonly summariseDistribution: SummariseDistribution;
  readonly readGroup: ReadGroup;
  readonly searchGroups: SearchGroups;
  readonly readTicket: ReadTicket;
  readonly ticketStory: TicketStory;
  readonly updateValidities: UpdateValidities;
  readonly transferHolder: TransferHolder;
  readonly redistributeGroups: RedistributeGroups;
  readonly receiveSightings: ReceiveSightings;
  readonly readBacklog: ReadBacklog;
  readonly searchDrifts: SearchDrifts;
  readonly claimRequest: ClaimRequest;
  readonly endRequest: EndRequest;
}

export function useCases(parts: EngineParts): UseCases {
  const { policies, transactions, clock, ids, settings } = parts;
  const { courier, generator, changer, keeper, readings, sightings } = parts;
  return {
    recordOrderVersion: new RecordOrderVersion(transactions, generator, courier, clock, readings, settings),
    readOrder: new ReadOrder(transactions),
    generateGroups: new GenerateGroups(transactions, generator, courier, readings),
    previewPlan: new PreviewPlan(transactions, generator),
    distributeGroups: new DistributeGroups(
      transactions,
      generator,
      keeper,
      courier,
      policies,
      clock,
      readings,
      settings,
    ),
    summariseDistribution: new SummariseDistribution(transactions),
    readGroup: new ReadGroup(transactions, readings),
    searchGroups: new SearchGroups(transactions, readings),
    readTicket: new ReadTicket(transactions, readings),
    ticketStory: new TicketStory(transactions),
    updateValidities: new UpdateValidities(
      transactions,
      changer,
      courier,
      policies,
      clock,
      settings.calendar,
      settings,
    ),
    transferHolder: new TransferHolder(transactions, changer, courier, policies, clock, settings),
    redistributeGroups: new RedistributeGroups(
      transactions,
      generator,
      changer,
      courier,
      policies,
      clock,
      readings,
      settings,
    ),
    receiveSightings: new ReceiveSightings(transactions, sightings, courier, clock),
    readBacklog: new ReadBacklog(transactions),
    searchDrifts: new SearchDrifts(transactions),
    claimRequest: new ClaimRequest(transactions, clock, ids, settings.requests),
    endRequest: new EndRequest(transactions),
  };
}
