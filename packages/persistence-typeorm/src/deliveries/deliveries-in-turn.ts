import type { DueDeliveries } from '@ticket-distribution/application';
import { dealInRounds } from '@ticket-distribution/domain';
import { findDueRows } from './due-deliveries.js';
import type { DeliveryRow } from './delivery-rows.js';
import type { DeliveryTables } from './delivery-tables.js';

/** No organisation has an id as low; 0 stands for one that older code did not write down. */
const BEFORE_ALL = -1;

/**
 * The due deliveries in turn by organisation, as `inTurn` of the domain orders them. One statement finds the next
 * organisation in an index and one its first deliveries, so that it costs as much as there are turns, however much is due.
 */
export async function findRowsInTurn(
  tables: DeliveryTables,
  asked: DueDeliveries,
  afterOrganisation: number,
): Promise<DeliveryRow[]> {
  const firsts: DeliveryRow[] = [];
  for await (const organisation of organisations(tables, asked, afterOrganisation)) {
    firsts.push(...(await findDueRows(tables, { ...asked, limit: 1 }, organisation)));
    if (firsts.length === asked.limit) return firsts;
  }
  const limit = asked.limit - firsts.length + 1;
  if (limit === 1) return firsts;
  const rows: DeliveryRow[][] = [];
  for (const { organisationId } of firsts) rows.push(await findDueRows(tables, { ...asked, limit }, organisationId));
  return dealInRounds(rows).slice(0, asked.limit);
}

/** The organisations for which something waits, by rising id from the one after that given, once around. */
async function* organisations(
  tables: DeliveryTables,
  asked: DueDeliveries,
  after: number,
): AsyncGenerator<number, void> {
  for (let id = await nextOf(tables, asked, after); id !== null; id = await nextOf(tables, asked, id)) yield id;
  for (let id = await nextOf(tables, asked, BEFORE_ALL); id !== null; id = await nextOf(tables, asked, id)) {
    if (id > after) return;
    yield id;
  }
}

async function nextOf(
  tables: DeliveryTables,
  { fulfillmentMethod }: DueDeliveries,
  after: number,
): Promise<number | null> {
  const { table, columns } = tables.deliveries.names;
  const statement = tables.deliveries.statement();
  const { organisationId: id } = columns;
  const isOfMethod = `${columns.fulfillmentMethod} = ${statement.value(fulfillmentMethod)}`;
  const waits = `${columns.nextAttemptAt} IS NOT NULL AND ${id} > ${statement.value(after)}`;
  const [found] = await statement.rows<{ readonly next: number | null }>(
    `SELECT MIN(${id}) AS next FROM ${table} WHERE ${isOfMethod} AND ${waits}`,
  );
  return found?.next ?? null;
}
