import sqlite3 from 'sqlite3';

/** One connection to a SQLite file, for one writer after the other; statements are prepared once and kept. */
export class SqliteWriter {
  private readonly prepared = new Map<string, sqlite3.Statement>();
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly database: sqlite3.Database) {}

  /** Opens it with the journal and the durability of the engine: WAL, synchronous = FULL. */
  static async open(file: string): Promise<SqliteWriter> {
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(file, (error) => (error === null ? resolve(opened) : reject(error)));
    });
    const writer = new SqliteWriter(database);
    await writer.run('PRAGMA journal_mode = WAL');
    await writer.run('PRAGMA synchronous = FULL');
    return writer;
  }

  /** Does the work when everybody before is done, in one transaction. */
  transaction(work: () => Promise<void>): Promise<void> {
    const turn = this.after(this.last, work);
    this.last = turn.catch(() => {});
    return turn;
  }

  /** Makes one statement, in the order of the calls. */
  run(sql: string, values: readonly unknown[] = []): Promise<void> {
    const statement = this.prepared.get(sql) ?? this.database.prepare(sql);
    this.prepared.set(sql, statement);
    return new Promise((resolve, reject) => {
      statement.run(values, (error: Error | null) => {
        statement.reset();
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  private async after(last: Promise<unknown>, work: () => Promise<void>): Promise<void> {
    await last;
    await this.run('BEGIN IMMEDIATE');
    try {
      await work();
      await this.run('COMMIT');
    } catch (error) {
      await this.run('ROLLBACK');
      throw error;
    }
  }
}
