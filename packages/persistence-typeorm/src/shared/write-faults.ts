import { StoreUnwritable } from './store-unwritable.js';

/** How long a database counts as one that cannot be written after a write found it so, milliseconds. */
const REMEMBERED_MS = 10_000;

/** What writes found out: whether the database took the last one. */
export class WriteFaults {
  private seenAt: number | null = null;

  /** Whether the last write found that the database cannot be written, and that was not long ago. */
  get isRecent(): boolean {
    return this.seenAt !== null && performance.now() - this.seenAt < REMEMBERED_MS;
  }

  /** Watches a transaction that writes. */
  async watch<T>(writing: Promise<T>): Promise<T> {
    try {
      const written = await writing;
      this.seenAt = null;
      return written;
    } catch (error) {
      if (error instanceof StoreUnwritable) this.seenAt = performance.now();
      throw error;
    }
  }
}
