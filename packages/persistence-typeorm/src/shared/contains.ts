import { isPostgres } from './connection.js';
import type { Statement } from './statement.js';

/** The condition that a text stands within a column, every character as it is. */
export function contains(statement: Statement, column: string, text: string): string {
  const find = isPostgres(statement.dataSource) ? 'strpos' : 'instr';
  return `${find}(${column}, ${statement.value(text)}) > 0`;
}
