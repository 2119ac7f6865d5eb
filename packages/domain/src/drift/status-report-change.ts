import type { DeliveryKey } from '../shared/ids.js';
import type { GroupChange } from '../group/group-change.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { ReportedTicket } from '../hand-over/status-report.js';
import { changesByReportedStatus } from '../follow-up/reported-status.js';

/**
 * What the word of a ticket system means for the tickets that were issued under a key.
 *
 * @param busy tickets that an unanswered hand-over names: its answer says more than a look before it
 * @returns null when nothing changes
 */
export function changeByStatusReport(
  group: GroupSnapshot,
  key: DeliveryKey,
  sighted: readonly ReportedTicket[],
  busy: ReadonlySet<string>,
): GroupChange | null {
  const tickets = group.tickets.flatMap((ticket) => {
    const found = sighted.find(({ ticketDistributionId }) => ticketDistributionId === ticket.id);
    const changes = found === undefined || busy.has(ticket.id) ? [] : changesByReportedStatus(ticket, key, found);
    return changes.length === 0 ? [] : [[ticket.id, changes] as const];
  });
  return tickets.length === 0 ? null : { tickets };
}
