import { PLANNED_BY_VALUES } from '../shared/planned-by-values.js';

/** A connection keeps at most so many prepared; those of bulk work come once. */
const AT_MOST = 400;
const LONGEST = 20_000;

/** The names under which PostgreSQL keeps statements prepared, the same on every connection. */
export class StatementNames {
  private readonly names = new Map<string, string>();
  /** What was sent once: from the second time on it is worth being kept. */
  private readonly seen = new Set<string>();

  /** @returns undefined: it is sent without a name, and not kept */
  nameOf(sql: string): string | undefined {
    if (sql.includes(PLANNED_BY_VALUES)) return undefined;
    const known = this.names.get(sql);
    if (known !== undefined || sql.length > LONGEST || this.names.size >= AT_MOST) return known;
    if (!this.seen.delete(sql)) {
      this.remember(sql);
      return undefined;
    }
    const name = `ticket_distribution_${this.names.size + 1}`;
    this.names.set(sql, name);
    return name;
  }

  /** As many as may be kept; the one that was seen the longest ago makes room. */
  private remember(sql: string): void {
    const [oldest] = this.seen;
    if (this.seen.size >= AT_MOST && oldest !== undefined) this.seen.delete(oldest);
    this.seen.add(sql);
  }
}
