import { AsyncLocalStorage } from 'node:async_hooks';

/** The work of one transaction, as long as it lasts. */
interface Turn {
  readonly source: object;
  over: boolean;
}

/**
 * The transactions that the running work stands in, of any connection. One for all connections: Node keeps every one that
 * was ever used busy with every promise.
 */
const around = new AsyncLocalStorage<readonly Turn[]>();

/** @throws Error when called inside the work of another transaction of the same source */
export function refuseNesting(source: object): void {
  if (open().some((turn) => turn.source === source)) {
    throw new Error('Transactions do not nest: this one would wait for itself.');
  }
}

/** Does the work of one transaction of the source. */
export async function asTurnOf<T>(source: object, work: () => Promise<T>): Promise<T> {
  const turn: Turn = { source, over: false };
  try {
    return await around.run([...open(), turn], work);
  } finally {
    turn.over = true;
  }
}

function open(): readonly Turn[] {
  return (around.getStore() ?? []).filter(({ over }) => !over);
}
