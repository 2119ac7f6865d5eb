import type { Instant } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { keyedRequestSchema } from './keyed-request-rows.js';

/**
 * Deletes rows that were kept until then, the oldest first; resolves to how many. What is kept until when is asked twice,
 * so that a row that another transaction keeps for longer meanwhile stays.
 */
export async function removeOldRows(
  manager: EntityManager,
  { at, limit }: { readonly at: Instant; readonly limit: number },
): Promise<number> {
  const statement = new RowStatement(manager, keyedRequestSchema);
  const { table } = statement.names;
  const [id, keptUntil] = [statement.column('id'), statement.column('keptUntil')];
  const isOld = () => `${keptUntil} <= ${statement.value(at)}`;
  const outer = isOld();
  const oldest = `SELECT ${id} FROM ${table} WHERE ${isOld()} ORDER BY ${keptUntil}, ${id} LIMIT ${statement.value(limit)}`;
  return (await statement.affected(`DELETE FROM ${table} WHERE ${outer} AND ${id} IN (${oldest})`)) ?? 0;
}
