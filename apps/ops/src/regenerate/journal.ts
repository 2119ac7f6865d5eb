import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { UsageError } from '../errors/usage-error.js';

/** What a run is: written when it begins, and again when its list was changed. */
export interface RunEntry {
  readonly type: 'run';
  readonly run: string;
  readonly address: string;
  readonly steps: readonly string[];
  readonly orders: number;
  readonly list: string;
  readonly at: string;
}

/** How it went with one order. */
export interface OrderEntry {
  readonly type: 'order';
  readonly orderId: string;
  readonly outcome: 'done' | 'failed';
  /** The code of the refusal; null when it is done. */
  readonly code: string | null;
  readonly message: string;
  readonly at: string;
}

export type JournalEntry = RunEntry | OrderEntry;

/** How every journal begins, even one whose first line was cut off. */
const FIRST_WORDS = '{"type":"run"';

/**
 * The append-only file that remembers how far a run came, one JSON object a line, written as each order ends. A line that
 * was cut off by the end of the process is dropped: its order is asked for again, which changes nothing twice.
 */
export class Journal {
  private constructor(
    readonly path: string,
    private readonly entries: JournalEntry[],
  ) {}

  /**
   * @throws UsageError when the file is no journal
   */
  static open(path: string): Journal {
    if (!existsSync(path)) return new Journal(path, []);
    const text = textOf(path);
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const lines = whole.split('\n').filter((line) => line !== '');
    const entries = lines.map((line, index) => entryOf(line, index + 1, path));
    const isBegun = entries.length === 0 ? isCutOff(text) : entries[0]?.type === 'run';
    if (!isBegun) throw new UsageError(`${path} is no journal of a run: it begins with none`);
    if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
    return new Journal(path, entries);
  }

  /** The run as it was written last; undefined: none was begun. */
  get run(): RunEntry | undefined {
    return this.entries.findLast((entry) => entry.type === 'run');
  }

  /** The newest outcome of each order. */
  get outcomes(): ReadonlyMap<string, OrderEntry> {
    return new Map(this.entries.flatMap((entry) => (entry.type === 'order' ? [[entry.orderId, entry] as const] : [])));
  }

  append(entry: JournalEntry): void {
    appendFileSync(this.path, `${JSON.stringify(entry)}\n`);
    this.entries.push(entry);
  }
}

function isCutOff(text: string): boolean {
  return text.startsWith(FIRST_WORDS) || FIRST_WORDS.startsWith(text);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function entryOf(line: string, number: number, path: string): JournalEntry {
  try {
    const entry = JSON.parse(line) as JournalEntry;
    if (entry.type === 'run' || entry.type === 'order') return entry;
  } catch {
    // Told below, as for any other line that is no entry.
  }
  throw new UsageError(`${path} is no journal of a run: line ${number} cannot be read`);
}
