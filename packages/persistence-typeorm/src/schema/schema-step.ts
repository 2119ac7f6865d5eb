import type { MigrationInterface } from 'typeorm';

/** One step of the schema. */
export interface SchemaStep extends MigrationInterface {
  readonly name: string;
  /** What it changes, in one line for whoever is about to run it. */
  readonly changes: string;
  /** The names of tables, indexes and rules that it makes, without a prefix: what must not be there before. */
  readonly makes: readonly string[];
}
