import type {
  DistributeGroups,
  GenerateGroups,
  PreviewPlan,
  ReadGroup,
  ReadOrder,
  RecordOrderVersion,
  SearchGroups,
  SummariseDistribution,
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
}
