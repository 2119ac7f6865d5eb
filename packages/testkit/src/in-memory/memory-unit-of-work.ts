/**
 * What one transaction or read may do: nothing after it ended, and nothing after one of its operations failed. A failed
 * operation fails the transaction, also when nobody awaited it.
 */
export class MemoryUnitOfWork {
  private open = true;
  private failure: { readonly error: unknown } | null = null;

  get isOpen(): boolean {
    return this.open;
  }

  /** Does one operation of a repository. */
  do<T>(operation: () => T): Promise<T> {
    if (!this.open) return Promise.reject(new Error('The transaction has ended: its repositories are closed.'));
    const result = this.perform(operation);
    result.catch(() => undefined);
    return result;
  }

  /** Lasts as long as the work. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      if (this.failure !== null) throw this.failure.error;
      return result;
    } finally {
      this.open = false;
    }
  }

  private async perform<T>(operation: () => T): Promise<T> {
    if (this.failure !== null) throw this.failure.error;
    try {
      return operation();
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}
