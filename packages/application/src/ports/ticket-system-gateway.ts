import type { CallOutcome, CallTranscript, FulfillmentMethod, HandOver } from '@ticket-distribution/domain';

/** What belongs to the call and not to the hand-over. */
export interface CallContext {
  /** Passed on to the ticket system. */
  readonly correlationId: string;
}

export interface CallResult {
  readonly outcome: CallOutcome;
  /** Without secrets and personal data. */
  readonly transcript: CallTranscript;
}

/**
 * A ticket system. Calls end within the gateway's own time limit and never reject for anything that the system or the
 * network does: that is an outcome. `refused` and `no-effect` are said only when certain; all else is `unknown`.
 */
export abstract class TicketSystemGateway {
  /** Whether the system answers a key once and for ever, so that an unknown outcome is simply called again. */
  abstract readonly dedupes: boolean;

  abstract handOver(handOver: HandOver, context: CallContext): Promise<CallResult>;

  /** Asks what became of a hand-over, by its key. Answers `applied`, `refused`, `not-found`, `no-effect` or `unknown`. */
  abstract ask(handOver: HandOver, context: CallContext): Promise<CallResult>;
}

/** Every method answers: a new method does not compile until it has a gateway. */
export abstract class TicketSystemGateways {
  abstract readonly byMethod: Readonly<Record<FulfillmentMethod, TicketSystemGateway>>;
}
