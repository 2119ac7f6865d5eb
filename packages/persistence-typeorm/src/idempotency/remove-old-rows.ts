import type { Instant } from '@ticket-distribution/domain';
import type { Table } from '../shared/table.js';
import type { KeyedRequestRow } from '../rows/keyed-request-rows.js';

/**
 * Deletes rows that were kept until then, the oldest first; resolves to how many. What is kept until when is asked twice,
 * so that a row that another transaction keeps for longer meanwhile stays.
 */
export async function removeOldRows(
  requests: Table<KeyedRequestRow>,
  { at, limit }: { readonly at: Instant; readonly limit: number },
): Promise<number> {
  const { table, columns } = requests.names;
  const { id, keptUntil } = columns;
  const statement = requests.statement();
  const isOld = () => `${keptUntil} <= ${statement.value(at)}`;
  const outer = isOld();
  const oldest = `SELECT ${id} FROM ${table} WHERE ${isOld()} ORDER BY ${keptUntil}, ${id} LIMIT ${statement.value(limit)}`;
  return statement.affected(`DELETE FROM ${table} WHERE ${outer} AND ${id} IN (${oldest})`);
}
