import type { Session } from './session.js';

/**
 * The operations of one transaction on its connection, one after another in the order of their coming, as drivers do
 * not all keep them apart. After one failed, no other is done. What was begun before the work ended still belongs to
 * the transaction, awaited or not; later operations are refused.
 */
export class UnitOfWork {
  private last: Promise<unknown> = Promise.resolve();
  private failure: { readonly error: unknown } | null = null;
  private open = true;

  constructor(private readonly session: Session) {}

  /** Does one operation of a repository. */
  do<T>(operation: () => Promise<T>): Promise<T> {
    if (!this.open) return Promise.reject(new Error('The transaction has ended: its repositories are closed.'));
    const result = this.last.then(() => this.perform(operation));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Lasts as long as the work, every operation that it began and the writing of what is left; rejects when any failed. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([work()]);
    this.open = false;
    await this.last;
    if (outcome.status === 'rejected') throw outcome.reason;
    await this.perform(() => this.session.end());
    return outcome.value;
  }

  private async perform<T>(operation: () => Promise<T>): Promise<T> {
    if (this.failure !== null) throw this.failure.error;
    try {
      return await operation();
    } catch (error) {
      this.failure = { error };
      throw this.failure.error;
    }
  }
}
