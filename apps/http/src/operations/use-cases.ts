import type {
  ClaimRequest,
  DistributeGroups,
  EndRequest,
  GenerateGroups,
  NoteRegeneration,
  PauseTicketSystem,
  PreviewPlan,
  PurgeOrders,
  ReadDelivery,
  ReadGroup,
  ReadOrder,
  ReadTicket,
  ReadTicketSystems,
  ReceiveSightings,
  RecordOrderVersion,
  RedistributeGroups,
  RepairDrift,
  ResumeTicketSystem,
  RetryDelivery,
  SearchActs,
  SearchDeliveries,
  SearchDrifts,
  SearchGroups,
  SkipDelivery,
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
  readonly searchDeliveries: SearchDeliveries;
  readonly readDelivery: ReadDelivery;
  readonly retryDelivery: RetryDelivery;
  readonly skipDelivery: SkipDelivery;
  readonly purgeOrders: PurgeOrders;
  readonly searchActs: SearchActs;
  readonly noteRegeneration: NoteRegeneration;
  readonly pauseTicketSystem: PauseTicketSystem;
  readonly resumeTicketSystem: ResumeTicketSystem;
  readonly readTicketSystems: ReadTicketSystems;
  readonly claimRequest: ClaimRequest;
  readonly endRequest: EndRequest;
}
