import { createRequire } from 'node:module';
import sqlite3 from 'sqlite3';

const { Client } = createRequire(import.meta.url)('pg') as { readonly Client: { readonly prototype: object } };

/** What a piece of work sent to its database. */
export interface CountedWork {
  /** Without those that begin and end transactions. */
  readonly statements: number;
  readonly transactions: number;
}

const CONTROL = /^(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/;
/** What signals send is no work of an operation: it is gathered, and sent when some time is over. */
const SIGNALS = /pg_notify|LISTEN|synchronous_commit/;

/** Counts in the drivers themselves, whatever our own code says that it sends. */
export class StatementCounter {
  readonly sent: string[] = [];
  private readonly undo: (() => void)[] = [];

  constructor() {
    const { sent } = this;
    this.patch(Client.prototype, 'query', (_self, [query]) => {
      sent.push(typeof query === 'string' ? query : String((query as { readonly text?: string }).text));
    });
    for (const name of ['all', 'run'] as const) {
      this.patch(sqlite3.Statement.prototype, name, (self) => sent.push((self as { readonly sql: string }).sql));
    }
  }

  /** Does the work, and counts. */
  async during(work: () => Promise<unknown>): Promise<CountedWork> {
    this.sent.length = 0;
    await work();
    const own = this.sent.filter((sql) => !SIGNALS.test(sql));
    return {
      statements: own.filter((sql) => !CONTROL.test(sql)).length,
      transactions: own.filter((sql) => sql.startsWith('BEGIN')).length,
    };
  }

  end(): void {
    for (const undo of this.undo) undo();
  }

  private patch(target: object, name: string, seen: (self: unknown, parameters: readonly unknown[]) => void): void {
    const methods = target as Record<string, (...parameters: unknown[]) => unknown>;
    const original = methods[name];
    if (original === undefined) throw new Error(`The driver has no ${name}`);
    methods[name] = function counted(this: unknown, ...parameters: unknown[]): unknown {
      seen(this, parameters);
      return original.apply(this, parameters);
    };
    this.undo.push(() => {
      methods[name] = original;
    });
  }
}
