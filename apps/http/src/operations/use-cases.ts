import type {
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

/** What the HTTP app asks of the engine. */
export interface UseCases {
  readonly recordOrderVersion: RecordOrderVersion;
  readonly readOrder: ReadOrder;
  readonly generateGroups: GenerateGroups;
  readonly previewPlan: PreviewPlan;
  readonly distributeGroups: DistributeGroups;
  readonly summariseDistribution: SummariseDistribution;
  readonly readGroup: ReadGroup;
  readonly searchGroups: SearchGroups;
  readonly updateValidities: UpdateValidities;
  readonly transferHolder: TransferHolder;
  readonly redistributeGroups: RedistributeGroups;
  readonly readTicket: ReadTicket;
  readonly ticketStory: TicketStory;
  readonly searchDrifts: SearchDrifts;
  readonly repairDrift: RepairDrift;
  readonly receiveSightings: ReceiveSightings;
  readonly claimRequest: ClaimRequest;
  readonly endRequest: EndRequest;
}
