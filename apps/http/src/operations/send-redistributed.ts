import type { GroupReading } from '@ticket-distribution/application';
import type { AskedFor } from '@ticket-distribution/domain';
import type { FastifyReply } from 'fastify';
import { GROUP_LIST, type GroupView, toGroupView } from '../views/group-view.js';
import { isAwaited } from '../views/ticket-distribution-view.js';
import { longestWait } from './longest-wait.js';
import type { Answer } from './operation.js';
import { RETRY_AFTER_HEADER, retryAfter } from '../errors/retry-after.js';

/** How redistribute answers. */
export const REDISTRIBUTE_ANSWERS: Readonly<Record<200 | 202, Answer>> = {
  200: { description: 'Nothing of the asked groups waits for its ticket system.', schema: GROUP_LIST },
  202: {
    description: 'Stored; some tickets of the asked groups wait for their ticket system, and need no further calls.',
    schema: GROUP_LIST,
    headers: RETRY_AFTER_HEADER,
  },
};

/**
 * Answers with the groups: 202 while a ticket of those asked for waits for its ticket system.
 *
 * @param asked the lines and tickets asked for
 */
export function sendRedistributed(
  reply: FastifyReply,
  readings: readonly GroupReading[],
  { orderLineIds, ticketDistributionIds }: AskedFor,
): readonly GroupView[] {
  const groups = readings.map(toGroupView);
  const asked = groups.filter(({ orderLineId }) => orderLineIds?.some((id) => id === orderLineId) ?? true);
  const tickets = asked
    .flatMap(({ ticketDistributions }) => ticketDistributions)
    .filter((ticket) => ticketDistributionIds?.some((id) => id === ticket.id) ?? true);
  const waiting = readings.filter(({ group }) => asked.some(({ id }) => id === group.id));
  if (tickets.some(isAwaited)) reply.code(202).header('Retry-After', retryAfter(longestWait(waiting)));
  return groups;
}
