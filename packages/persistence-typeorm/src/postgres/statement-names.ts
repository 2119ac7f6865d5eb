/** From the second time on that it is sent, a statement is worth being kept prepared. */
const WORTH_AFTER = 1;
/** A connection keeps at most so many prepared; those of bulk work come once. */
const AT_MOST = 400;
const LONGEST = 20_000;

/** The names under which PostgreSQL keeps statements prepared, the same on every connection. */
export class StatementNames {
  private readonly known = new Map<string, { times: number; name: string | undefined }>();
  private count = 0;

  /** @returns undefined: it is sent without a name, and not kept */
  nameOf(sql: string): string | undefined {
    if (sql.length > LONGEST) return undefined;
    const known = this.known.get(sql);
    if (known === undefined) {
      if (this.known.size < AT_MOST * 2) this.known.set(sql, { times: 1, name: undefined });
      return undefined;
    }
    known.times += 1;
    if (known.name === undefined && known.times > WORTH_AFTER && this.count < AT_MOST) {
      this.count += 1;
      known.name = `ticket_distribution_${this.count}`;
    }
    return known.name;
  }
}
