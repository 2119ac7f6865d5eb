import type { BreakerOptions } from '@ticket-distribution/application';
import type { FulfillmentMethod, OrderDocument } from '@ticket-distribution/domain';
import type { CallFault } from '../systems/call-fault.js';

/** Something that is asked for, happens, or goes wrong; numbers choose among what is there when it does. */
export type Act = {
  /** When, simulated milliseconds. */
  readonly at: number;
  /** Whether whoever asks gives it an idempotency key; absent: no. */
  readonly keyed?: true;
} & (
  | { readonly kind: 'version'; readonly order: number; readonly version: number }
  | { readonly kind: 'generate'; readonly order: number }
  /** `one`: the ticket alone that is meant; null: all. */
  | {
      readonly kind: 'distribute';
      readonly order: number;
      readonly copies: number;
      readonly card: string | null;
      readonly one: number | null;
    }
  | { readonly kind: 'redistribute'; readonly order: number; readonly card: string | null; readonly one: number | null }
  | { readonly kind: 'move-validity'; readonly order: number; readonly pick: number; readonly hours: number }
  /** `alone`: one ticket of its line goes to somebody else, not all of them. */
  | {
      readonly kind: 'transfer';
      readonly order: number;
      readonly pick: number;
      readonly to: number;
      readonly alone: boolean;
    }
  | { readonly kind: 'pause' | 'resume'; readonly method: FulfillmentMethod }
  | { readonly kind: 'repair' | 'retry' | 'skip'; readonly pick: number }
  | {
      readonly kind: 'pick-up' | 'complete' | 'cancel-outside';
      readonly pick: number;
      /** How late the system tells of it, once for each; milliseconds. */
      readonly callbacks: readonly number[];
    }
  | { readonly kind: 'crash'; readonly process: number; readonly steps: number; readonly restartMs: number }
  | { readonly kind: 'stall'; readonly process: number; readonly milliseconds: number }
  | { readonly kind: 'clock'; readonly process: number; readonly milliseconds: number }
  | { readonly kind: 'call-faults'; readonly method: FulfillmentMethod; readonly faults: readonly CallFault[] }
  | { readonly kind: 'outage'; readonly method: FulfillmentMethod; readonly milliseconds: number }
  | { readonly kind: 'database'; readonly faults: readonly ('away' | 'commit-answer-lost')[] }
);

const FAULTS: ReadonlySet<Act['kind']> = new Set(['crash', 'stall', 'clock', 'call-faults', 'outage', 'database']);

/** Whether an act is something that goes wrong, not something that is asked for. */
export function isFault({ kind }: Act): boolean {
  return FAULTS.has(kind);
}

const REQUESTS: ReadonlySet<Act['kind']> = new Set([
  'version',
  'generate',
  'distribute',
  'redistribute',
  'move-validity',
  'transfer',
]);

/** Whether an act is something that a caller asks for, and can give an idempotency key. */
export function isRequest({ kind }: Act): boolean {
  return REQUESTS.has(kind);
}

/** Everything that a simulation depends on: the same scenario gives the same simulation. */
export interface Scenario {
  readonly seed: number;
  /** Decides what goes on next. */
  readonly schedule: number;
  readonly processes: number;
  /** The first so many of them take requests only and leave the calls to the others. */
  readonly apis: number;
  readonly store: 'one-at-a-time' | 'row-locks';
  /** How processes are configured. */
  readonly everyMs: number;
  readonly lookEveryMs: number;
  readonly callsAtOnce: number;
  readonly attempts: number;
  readonly leaseMs: number;
  /** When a ticket system counts as away; null: never. */
  readonly breaker: BreakerOptions | null;
  /** The systems that do not answer a key once and for ever, so that they have to be asked. */
  readonly askedSystems: readonly FulfillmentMethod[];
  /**
   * How long every request and every answer is on its way, milliseconds: what is called at the same moment is answered at the same
   * moment. Null: each as long as it happens.
   */
  readonly travelMs: number | null;
  /** Whether at the end every order is distributed once more. */
  readonly distributesInTheEnd: boolean;
  /** The versions of each order, in their order. */
  readonly orders: readonly (readonly OrderDocument[])[];
  readonly acts: readonly Act[];
}
