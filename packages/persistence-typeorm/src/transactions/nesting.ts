import { AsyncLocalStorage } from 'node:async_hooks';

/** The watch over transactions that begin inside the work of another one of the same source, which they would wait for. */
export interface Nesting {
  /** @throws Error when called inside the work of another transaction of the same source */
  refuse(source: object): void;
  /** Does the work of one transaction of the source. */
  during<T>(source: object, work: () => Promise<T>): Promise<T>;
}

/** The work of one transaction, as long as it lasts. */
interface Turn {
  readonly source: object;
  over: boolean;
}

/** The transactions that the running work stands in, of any connection: one storage for all of a process. */
class NoticedNesting implements Nesting {
  private readonly around = new AsyncLocalStorage<readonly Turn[]>();

  refuse(source: object): void {
    if (this.open().some((turn) => turn.source === source)) {
      throw new Error('Transactions do not nest: this one would wait for itself.');
    }
  }

  async during<T>(source: object, work: () => Promise<T>): Promise<T> {
    const turn: Turn = { source, over: false };
    try {
      return await this.around.run([...this.open(), turn], work);
    } finally {
      turn.over = true;
    }
  }

  private open(): readonly Turn[] {
    return (this.around.getStore() ?? []).filter(({ over }) => !over);
  }
}

/** From its first transaction on, Node before 24 keeps every promise of the process busy with it. */
export const noticedNesting: Nesting = new NoticedNesting();

/** For those whose code is known not to nest. */
export const trustedNotToNest: Nesting = {
  refuse: () => undefined,
  during: (_source, work) => work(),
};
