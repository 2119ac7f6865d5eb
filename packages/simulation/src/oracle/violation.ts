/** A promise that was broken, and how. */
export interface Violation {
  readonly invariant: Invariant;
  readonly text: string;
}

/** Every promise that a simulation is held against. */
export type Invariant = keyof typeof INVARIANTS;

export const INVARIANTS = {
  'handed-over-once': 'no ticket is handed over first under two keys',
  'valid-once': 'no ticket is valid in two places without a listed drift',
  'as-ordered': 'what is valid at the ticket systems is what the current order versions say, but for listed drifts',
  'nothing-lost': 'every ticket of a distributed order is valid at its system, but for listed drifts',
  'ended-is-ended': 'no ticket that is not wanted any more stays valid without a listed drift',
  'never-without': 'no ticket that others take the place of is cancelled before they are there, or not wanted any more',
  'place-taken-once': 'no two tickets that are made at once take the place of the same one',
  'manual-change-kept': 'what somebody changed by hand stays as long as the order does not change it',
  'account-as-wanted': 'account-based tickets are on the account that the order or a transfer named last',
  'history-complete': 'every change of status is a legal move in the history',
  'attempts-complete':
    'every call has its attempt, and a final delivery the attempt, or the act of an operator, that answered it',
  'attempts-bounded': 'a delivery whose attempts are used up is set aside, however they ended',
  'final-is-final': 'a final delivery and the content of any delivery never change',
  'under-its-claim': 'an outcome is written only by the process whose claim made the call',
  'live-claim': 'nobody takes a delivery from a process that is alive and in time',
  'order-per-ticket': 'deliveries that share a ticket run in their order',
  'delivery-with-decision': 'a ticket that is being distributed has its delivery from the same commit on',
  'one-group-per-line': 'an order line has one group for ever',
  'keys-differ': 'no two deliveries share a key or an ordinal',
  'equal-answers': 'equal calls get equal answers',
  'once-as-asked': 'no ticket is redistributed more often than it is asked for; under one idempotency key that is once',
  'told-once': 'every change is told by one event, in the order of the changes, and no reader of the feed misses one',
  'settled-once': 'every version of an order is told as settled or superseded, once',
  'nothing-stuck': 'every delivery ends, or is set aside and listed',
  'no-drift-of-itself': 'no drift is listed when nothing happened that could make one',
  'comes-to-rest': 'once the faults are over, everything comes to rest',
  'no-surprise':
    'nothing fails but for what the world did, and no caller gets an error that is not a refusal by the rules',
} as const;
