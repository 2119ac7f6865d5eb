import { type FulfillmentPolicies, canonicalText, isHeldNowhere, toldContent } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { entriesOf, ticketBefore } from './law-words.js';
import type { ReachedState } from './reachable-groups.js';

/** A ticket system is told of a difference exactly when it can see it; what it cannot see costs nobody a ticket. */
export function expectToldWhatIsSeen({ groups, plan }: ReachedState, policies: FulfillmentPolicies): void {
  for (const { entry, group, line } of entriesOf(plan, groups)) {
    const ticket = ticketBefore(entry, group);
    if (ticket === undefined || (entry.action !== 'update' && entry.action !== 'replace')) continue;
    const policy = policies[line.fulfillmentMethod];
    const [before, after] = [ticket, entry].map((side) => canonicalText(toldContent(side, policy)));
    const isGivenTo = entry.changes.some(({ field }) => field === 'holder' || field === 'customerAccount');
    const isSeen = before !== after || (policy.transfers && isGivenTo);
    const status = ticket.standing.cancellation?.from ?? ticket.status;
    expect(entry.atTicketSystem, `${entry.action} of ${ticket.id}`).to.equal(isSeen && !isHeldNowhere(status));
  }
}
