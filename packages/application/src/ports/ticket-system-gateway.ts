import type {
  CallOutcome,
  CallTranscript,
  DeliveryKey,
  FulfillmentMethod,
  HandOver,
  Origin,
  StatusReport,
} from '@ticket-distribution/domain';

/** What belongs to the call and not to the hand-over; passed on to the ticket system. */
export type CallContext = Origin;

export interface CallResult {
  readonly outcome: CallOutcome;
  /** Without secrets and personal data. */
  readonly transcript: CallTranscript;
}

/** What was seen of some keys; those that got no answer are missing, and `failure` says why. */
export interface LookResult {
  readonly reports: readonly StatusReport[];
  /** Null: every key was answered. */
  readonly failure: string | null;
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

  /** How many keys one look takes. */
  abstract readonly keysPerLook: number;

  /** How many keys one call of a look takes; the look makes as many calls as it needs. */
  abstract readonly keysPerCall: number;

  /** Asks how the tickets stand now that were issued under the keys (1 to `keysPerLook`). Changes nothing there. */
  abstract look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult>;
}

/** The ticket systems of an engine, by their methods: a method that the compiler knows does not compile without one. */
export type TicketSystemGateways = Readonly<Record<FulfillmentMethod, TicketSystemGateway>>;
