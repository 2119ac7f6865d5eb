import type { TicketEvidence } from './evidence.js';

/** What a move to a status is told as in the feed; that something is under way is told by how it ends. */
const TOLD_AS: Readonly<Record<string, string>> = {
  DISTRIBUTED: 'Distributed',
  FAILED: 'Failed',
  ACTIVATED: 'Activated',
  COMMITTED: 'Committed',
  CANCELLED: 'TicketDistributionCancelled',
  CANCELLED_EXTERNALLY: 'TicketDistributionCancelledExternally',
};
const OF_MOVES = new Set(Object.values(TOLD_AS));

/** The feed tells every move of the history, once, in its order, and no other. */
export function brokenFeed({ history, told }: TicketEvidence): string[] {
  const happened = history.flatMap(({ from, to }) => (from === null || from === to ? [] : (TOLD_AS[to] ?? [])));
  const moves = told.filter((type) => OF_MOVES.has(type));
  if (moves.join() === happened.join()) return [];
  return [`went ${happened.join(', ') || 'nowhere'} and was told ${moves.join(', ') || 'nothing'}`];
}
