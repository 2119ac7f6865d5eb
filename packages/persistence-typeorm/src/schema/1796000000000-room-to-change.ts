import type { QueryRunner } from 'typeorm';
import type { SchemaStep } from './schema-step.js';
import { prefixed } from './shared/step-tables.js';

/**
 * How full PostgreSQL makes the pages of a table, percent: a row that changes on its own page touches no index, and only
 * what differs is written to the log.
 */
const FULL = [
  ['ticket_distributions', 50],
  ['ticket_distribution_groups', 70],
  ['deliveries', 60],
] as const;

/** Texts that stay with their row while it fits on a page, compressed when it is long, instead of in a table beside it. */
const KEPT_IN_ROW = ['request', 'answer'] as const;

/** Leaves room on the pages of what changes often. Rows that are there stay where they are; nothing is rewritten. */
export class RoomToChange1796000000000 implements SchemaStep {
  readonly name = 'RoomToChange1796000000000';
  readonly changes = 'has PostgreSQL leave room beside rows that change, and keep transcripts in their rows';
  readonly makes = [];

  async up(runner: QueryRunner): Promise<void> {
    await this.each(runner, (percent) => `SET (fillfactor = ${percent})`, 'MAIN');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.each(runner, () => 'RESET (fillfactor)', 'EXTENDED');
  }

  private async each(runner: QueryRunner, pages: (percent: number) => string, storage: string): Promise<void> {
    if (runner.connection.options.type !== 'postgres') return;
    for (const [table, percent] of FULL) {
      await runner.query(`ALTER TABLE ${prefixed(runner, table)} ${pages(percent)}`);
    }
    for (const column of KEPT_IN_ROW) {
      await runner.query(
        `ALTER TABLE ${prefixed(runner, 'delivery_attempts')} ALTER COLUMN ${column} SET STORAGE ${storage}`,
      );
    }
  }
}
