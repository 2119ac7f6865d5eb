/** Who waits for work: somebody now, nobody, or nobody for any one of many. */
export type Urgency = 'awaited' | 'by-itself' | 'bulk';

/** Where work comes from, so that it can be followed through every process that it passes: kept with what it causes. */
export interface Origin {
  readonly correlationId: string;
  /** The trace context to which the work belongs (W3C Trace Context); null or absent: nobody traces it. */
  readonly traceparent?: string | null;
  /** Absent: what the work is by its kind. */
  readonly urgency?: Urgency;
}
