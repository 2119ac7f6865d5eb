import type { Logger } from 'typeorm';

/** One statement as it was sent. */
export interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

/** Remembers every statement. */
export class StatementLog implements Logger {
  readonly statements: Statement[] = [];

  logQuery(sql: string, parameters: unknown[] = []): void {
    this.statements.push({ sql, parameters });
  }

  logQueryError(): void {}

  logQuerySlow(): void {}

  logSchemaBuild(): void {}

  logMigration(): void {}

  log(): void {}
}
