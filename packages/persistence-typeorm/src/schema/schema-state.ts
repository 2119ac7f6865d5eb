import type { DataSource } from 'typeorm';
import { stepsTaken } from './migrations-table.js';
import { MIGRATIONS_TABLE, migrations } from './migrations.js';
import { namedIn, refuseForeign } from './refuse-foreign-tables.js';
import type { SchemaStep } from './schema-step.js';

/** A step that a database has still to take. */
export interface PendingStep {
  readonly name: string;
  /** What it changes, in one line. */
  readonly changes: string;
}

/** How far a database is with the steps of the schema. */
export interface SchemaState {
  /** No step was taken yet; tables of others may be there. */
  readonly isEmpty: boolean;
  /** Oldest first; none: it is up to date. */
  readonly pending: readonly PendingStep[];
}

/** What comes before all other steps in a database of a former release. */
const ADOPTION: PendingStep = {
  name: 'OwnMigrationsTable',
  changes: `moves the record of our steps from the table migrations into one of its own, ${MIGRATIONS_TABLE}`,
};

/** The state of a database on which no step was taken. */
export function emptySchema(): SchemaState {
  return { isEmpty: true, pending: stepsBut(new Set()).map(said) };
}

/**
 * Looks how far a database is, and writes nothing.
 *
 * @throws Error when it has taken a step that this code does not know: it was written by a newer version; or when
 *   somebody else has made there what a step would make
 */
export async function schemaStateOf(dataSource: DataSource): Promise<SchemaState> {
  const runner = dataSource.createQueryRunner();
  try {
    // Before the steps are read: what another process makes meanwhile is not taken for a stranger's.
    const there = await namedIn(runner);
    const { names, isFormer } = await stepsTaken(runner, there);
    refuseNewer(names);
    const pending = stepsBut(new Set(names));
    refuseForeign(runner, there, pending);
    return { isEmpty: names.length === 0, pending: [...(isFormer ? [ADOPTION] : []), ...pending.map(said)] };
  } finally {
    await runner.release();
  }
}

function refuseNewer(names: readonly string[]): void {
  const known = new Set(migrations.map((step) => new step().name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The database has migrations that this version does not know (${unknown.join(', ')}); use a newer one.`,
  );
}

function stepsBut(taken: ReadonlySet<string>): SchemaStep[] {
  return migrations.map((step) => new step()).filter(({ name }) => !taken.has(name));
}

function said({ name, changes }: SchemaStep): PendingStep {
  return { name, changes };
}
