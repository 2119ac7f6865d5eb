import type { GroupReading } from '@ticket-distribution/application';
import type { FastifyReply } from 'fastify';
import { GROUP_LIST, type GroupView, isUnderWay, toGroupView } from '../views/group-view.js';
import { longestWait } from './longest-wait.js';
import type { Answer } from './operation.js';
import { RETRY_AFTER_HEADER, retryAfter } from '../errors/retry-after.js';

/** How the operations that hand tickets over answer. */
export const DISTRIBUTE_ANSWERS: Readonly<Record<200 | 202, Answer>> = {
  200: { description: 'Every ticket has its answer from its ticket system.', schema: GROUP_LIST },
  202: {
    description: 'Stored; some tickets are DISTRIBUTING still, and are handed over without further calls.',
    schema: GROUP_LIST,
    headers: RETRY_AFTER_HEADER,
  },
};

/** Answers with the groups: 202 while any ticket is on its way. */
export function sendGroups(reply: FastifyReply, readings: readonly GroupReading[]): readonly GroupView[] {
  const groups = readings.map(toGroupView);
  if (isUnderWay(groups)) reply.code(202).header('Retry-After', retryAfter(longestWait(readings)));
  return groups;
}
