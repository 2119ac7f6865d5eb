import type { DataSource } from 'typeorm';
import { MIGRATIONS_TABLE, migrations } from './migrations.js';

/** A step that a database has still to take. */
export interface PendingStep {
  readonly name: string;
  /** What it changes, in one line. */
  readonly changes: string;
}

/** How far a database is with the steps of the schema. */
export interface SchemaState {
  /** No step was taken yet. */
  readonly isEmpty: boolean;
  /** Oldest first; none: it is up to date. */
  readonly pending: readonly PendingStep[];
}

/** The state of a database on which no step was taken. */
export function emptySchema(): SchemaState {
  return { isEmpty: true, pending: stepsBut(new Set()) };
}

/**
 * Looks how far a database is, and writes nothing.
 *
 * @throws Error when it has taken a step that this code does not know: it was written by a newer version
 */
export async function schemaStateOf(dataSource: DataSource): Promise<SchemaState> {
  const taken = new Set(await stepsTaken(dataSource));
  const known = new Set(migrations.map((step) => new step().name));
  const unknown = [...taken].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database has migrations that this version does not know (${unknown.join(', ')}); use a newer one.`,
    );
  }
  return { isEmpty: taken.size === 0, pending: stepsBut(taken) };
}

async function stepsTaken(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!(await runner.hasTable(MIGRATIONS_TABLE))) return [];
    const rows = (await runner.query(`SELECT name FROM ${MIGRATIONS_TABLE}`)) as { readonly name: string }[];
    return rows.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}

function stepsBut(taken: ReadonlySet<string>): PendingStep[] {
  return migrations
    .map((step) => new step())
    .filter(({ name }) => !taken.has(name))
    .map(({ name, changes }) => ({ name, changes }));
}
