import { createRequire } from 'node:module';
import sqlite3 from 'sqlite3';

const { Client } = createRequire(import.meta.url)('pg') as { readonly Client: { readonly prototype: object } };

/** One statement as a driver was given it. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Under which PostgreSQL keeps it prepared; undefined: it does not. */
  readonly name?: string | undefined;
}

type Method = (this: unknown, ...parameters: unknown[]) => unknown;

/** The statements that a piece of work gives to the drivers of both databases. */
export async function sentDuring(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const sent: Statement[] = [];
  const undo = [
    watched(Client.prototype, 'query', (_self, [query]) => {
      const { text = String(query), values = [], name } = query as Partial<Statement> & { readonly text?: string };
      sent.push({ sql: text, values, name });
    }),
    watched(sqlite3.Statement.prototype, 'all', (self, [values]) => {
      sent.push({ sql: (self as { readonly sql: string }).sql, values: values as readonly unknown[] });
    }),
  ];
  try {
    await work();
  } finally {
    for (const one of undo) one();
  }
  return sent.filter(({ sql }) => !/^(?:BEGIN|COMMIT|SET|LISTEN)\b/.test(sql));
}

function watched(target: object, name: string, seen: (self: unknown, parameters: unknown[]) => void): () => void {
  const methods = target as Record<string, Method | undefined>;
  const original = methods[name];
  if (original === undefined) throw new Error(`The driver has no ${name}.`);
  methods[name] = function watching(...parameters) {
    seen(this, parameters);
    return original.apply(this, parameters);
  };
  return () => {
    methods[name] = original;
  };
}
