import type { TicketEvidence } from './evidence.js';

/** The history is numbered without a gap, each move begins where the one before ended, and the last one is the status. */
export function brokenHistory({ history, ticket }: TicketEvidence): string[] {
  const isNumbered = history.every(({ number }, index) => number === index + 1);
  const isChained = history.every(({ from }, index) => from === (history[index - 1]?.to ?? null));
  const last = history.at(-1)?.to;
  return [
    ...(history.length > 0 ? [] : ['has no history']),
    ...(isNumbered ? [] : [`has a history with gaps: ${history.map(({ number }) => number).join(', ')}`]),
    ...(isChained ? [] : [`has a history that jumps: ${history.map(({ from, to }) => `${from} -> ${to}`).join(', ')}`]),
    ...(last === ticket.status ? [] : [`has a history that ends with ${last}`]),
  ];
}
