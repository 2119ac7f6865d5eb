import type { NodeProcess } from '@ticket-distribution/processes';
import { newId } from '../../ceilings/bare-bones/new-id.js';
import type { CommitsMade } from '../../ceilings/commits.js';
import { ask } from '../../calls/ask.js';

/** How many single-insert commits the bare driver makes in a second on the database of a bare-bones server. */
export async function commitsPerSecond(bareBones: NodeProcess, count: number, clients: number): Promise<number> {
  const ids = Array.from({ length: count }, newId);
  const { seconds } = await ask<CommitsMade>('POST', `${bareBones.address}/commits`, { ids, clients });
  return count / seconds;
}
