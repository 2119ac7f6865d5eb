import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { State } from '../state/state.js';
import { Journal } from './journal.js';
import type { JournalEntry } from '../state/journal-entry.js';
import { readJournal } from './read-journal.js';

/** The state in memory together with the journal that it is a fold of. */
export class Store {
  private constructor(
    private readonly journal: Journal,
    private current: State,
  ) {}

  static async open(folder: string): Promise<Store> {
    await mkdir(folder, { recursive: true });
    const file = join(folder, 'journal.jsonl');
    const { entries, length } = await readJournal(file);
    const state = new State();
    for (const entry of entries) state.apply(entry);
    return new Store(await Journal.open(file, length), state);
  }

  get state(): State {
    return this.current;
  }

  /** Applies the entry at once and resolves when it is on disk. Answers may leave the house only after that. */
  commit(entry: JournalEntry): Promise<void> {
    this.current.apply(entry);
    return this.journal.append(entry);
  }

  /** Resolves when everything that can be read from the state now is on disk. */
  flushed(): Promise<void> {
    return this.journal.flushed();
  }

  empty(): Promise<void> {
    this.current = new State();
    return this.journal.empty();
  }

  close(): Promise<void> {
    return this.journal.close();
  }
}
