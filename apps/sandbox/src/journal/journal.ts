import { type FileHandle, open } from 'node:fs/promises';
import { type Batch, newBatch } from './batch.js';
import type { JournalEntry } from '../state/journal-entry.js';

/**
 * An append-only file of JSON lines. Entries that arrive while the disk is busy go to it together: one write and one sync for all of them.
 * After a failed write nothing more is taken, because the memory would be ahead of the disk.
 */
export class Journal {
  readonly #queue: Batch[] = [];
  #latest: Promise<void> = Promise.resolve();
  #running = false;
  #mayBeTorn = true;
  #failure: Error | undefined;

  private constructor(
    private readonly file: FileHandle,
    private readonly lengthAtStart: number,
  ) {}

  /** Opens the file for appending after its first `length` bytes; a torn rest is cut off by the first write, not before. */
  static async open(path: string, length: number): Promise<Journal> {
    return new Journal(await open(path, 'a'), length);
  }

  /** Resolves when the entry is on disk. */
  append(entry: JournalEntry): Promise<void> {
    const batch = this.#queue.at(-1) ?? this.#enqueue(newBatch(false));
    batch.lines.push(`${JSON.stringify(entry)}\n`);
    return batch.done;
  }

  /** Throws away all entries before this call; resolves when the disk has forgotten them. */
  empty(): Promise<void> {
    return this.#enqueue(newBatch(true)).done;
  }

  /** Resolves when all entries up to now are on disk. */
  flushed(): Promise<void> {
    return this.#latest;
  }

  /** Writes what waits, then closes the file. */
  async close(): Promise<void> {
    await this.#latest.catch(() => {});
    await this.file.close();
  }

  #enqueue(batch: Batch): Batch {
    this.#queue.push(batch);
    this.#latest = batch.done;
    if (!this.#running) void this.#run();
    return batch;
  }

  async #run(): Promise<void> {
    this.#running = true;
    await Promise.resolve(); // lets the entry that started the run into its batch
    for (let batch = this.#queue.shift(); batch !== undefined; batch = this.#queue.shift()) {
      try {
        if (this.#failure !== undefined) throw this.#failure;
        await this.#write(batch);
        batch.settle();
      } catch (error) {
        this.#failure = error as Error;
        batch.settle(this.#failure);
      }
    }
    this.#running = false;
  }

  async #write({ lines, empties }: Batch): Promise<void> {
    if (empties) await this.file.truncate(0);
    else if (this.#mayBeTorn) await this.file.truncate(this.lengthAtStart);
    this.#mayBeTorn = false;
    const bytes = Buffer.from(lines.join(''), 'utf8');
    const { bytesWritten } = await this.file.write(bytes);
    if (bytesWritten !== bytes.length) throw new Error('The disk took only a part of a journal write.');
    await this.file.datasync();
  }
}
