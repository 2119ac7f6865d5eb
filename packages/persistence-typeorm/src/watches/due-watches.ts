import type { DueWatches } from '@ticket-distribution/application';
import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { skippingLocked } from '../shared/skipping-locked.js';
import { type WatchRow, watchSchema } from './watch-rows.js';

/** The watches whose next look is due, the longest due first, then by key. */
export async function findDueRows(manager: EntityManager, asked: DueWatches): Promise<WatchRow[]> {
  return select(manager, asked, '');
}

/** The same, taken for the transaction: without those that another holds. */
export async function takeDueRows(manager: EntityManager, asked: DueWatches): Promise<WatchRow[]> {
  return select(manager, asked, skippingLocked(manager));
}

async function select(
  manager: EntityManager,
  { fulfillmentMethod, at, limit }: DueWatches,
  ending: string,
): Promise<WatchRow[]> {
  const statement = new RowStatement(manager, watchSchema);
  const { row, table } = statement.names;
  const [key, due] = [statement.column('key'), statement.column('nextLookAt')];
  const [isOfMethod] = statement.assignments({ fulfillmentMethod });
  const where = `${isOfMethod} AND ${due} <= ${statement.value(at)}`;
  return statement.rows(
    `SELECT ${row} FROM ${table} WHERE ${where} ORDER BY ${due}, ${key} LIMIT ${statement.value(limit)}${ending}`,
  );
}
