import type { Snapshot, Transaction } from '../ports/transactions.js';

/** Under which is stored how far the feed was read for passes. */
const NAME = 'wallet-passes';

/** Up to which position of the feed every change of a pass is noted; null: no pass was handed out yet. */
export async function passCursor({ publications }: Pick<Snapshot, 'publications'>): Promise<number | null> {
  return (await publications.find(NAME))?.position ?? null;
}

/**
 * The same, and nobody else moves it until the transaction ends: a pass that is stored meanwhile misses no change. It begins at
 * the end of the feed.
 */
export async function takePassCursor({
  publications,
  events,
}: Pick<Transaction, 'publications' | 'events'>): Promise<number> {
  const found = await publications.take(NAME);
  if (found !== undefined) return found.position;
  const position = await events.end();
  await publications.add({ name: NAME, position, claim: null });
  return position;
}

/** Moves it, where it was taken. */
export function movePassCursor({ publications }: Pick<Transaction, 'publications'>, position: number): Promise<void> {
  return publications.save({ name: NAME, position, claim: null });
}
