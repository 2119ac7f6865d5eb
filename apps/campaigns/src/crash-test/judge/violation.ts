import type { Invariant } from '@ticket-distribution/simulation';

/** The promises that the crash test holds, by the names that the simulation gives them, and two that only it can see. */
export type KeptPromise =
  | Extract<
      Invariant,
      | 'as-ordered'
      | 'comes-to-rest'
      | 'ended-is-ended'
      | 'handed-over-once'
      | 'history-complete'
      | 'no-drift-of-itself'
      | 'no-surprise'
      | 'nothing-lost'
      | 'nothing-stuck'
      | 'one-group-per-line'
      | 'order-per-ticket'
      | 'told-once'
      | 'valid-once'
    >
  /** What an answer showed is there, whatever died afterwards. */
  | 'acknowledged-is-kept'
  /** What is known of a hand-over is what its ticket system wrote down. */
  | 'outcome-as-it-was';

/** A promise that was broken. */
export interface Violation {
  readonly orderId: string;
  readonly promise: KeptPromise;
  readonly text: string;
}

/** How one promise is broken by an order or a ticket at rest; nothing when it is kept. */
export type Judges<Subject> = Readonly<
  Partial<Record<KeptPromise, readonly ((subject: Subject) => readonly string[])[]>>
>;
