import { Refusal } from '../calls/refusal.js';
import { type HeldTicket, isLive } from '../state/held-ticket.js';
import type { State } from '../state/state.js';
import type { System } from '../state/words.js';
import type { Cancel } from './hand-over.js';

/** What a cancel finds: the tickets as they are afterwards, or an issue that was never seen and is dead from now on. */
export type CancelEffect = { readonly tickets: readonly HeldTicket[]; readonly deadKey: string | null };

/** Cancels tickets of an issue. Throws `Refusal`. */
export const decideCancel = (system: System, cancel: Cancel, state: State, at: string): CancelEffect => {
  const issue = state.decision(system, cancel.issueKey);
  if (issue === undefined) return { tickets: [], deadKey: cancel.issueKey };
  if (issue.operation !== 'issue') throw new Refusal('NOT_AN_ISSUE', `${cancel.issueKey} is not the key of an issue.`);
  if (issue.result.outcome === 'refused') return { tickets: [], deadKey: null };
  const tickets = cancel.ticketDistributionIds.map((id) => {
    const ticket = state.heldTicket(system, cancel.issueKey, id);
    if (ticket === undefined) throw new Refusal('TICKET_UNKNOWN', `${id} is not in that issue.`, [id]);
    return isLive(ticket) ? cancelled(ticket, at, cancel.effectiveDate) : ticket;
  });
  return { tickets, deadKey: null };
};

const cancelled = (ticket: HeldTicket, at: string, effectiveDate: string | null): HeldTicket => ({
  ...ticket,
  status: 'CANCELLED',
  cancelledAt: at,
  effectiveDate,
});
