import type { DueDeliveries } from '@ticket-distribution/application';
import { dealInRounds } from '@ticket-distribution/domain';
import { findDueRows } from './due-deliveries.js';
import type { DeliveryRow } from '../rows/delivery-rows.js';
import type { DeliveryTables } from './delivery-tables.js';

/** No organisation has an id as low; 0 stands for one that older code did not write down. */
const BEFORE_ALL = -1;

/** So many organisations are found by one statement. */
const ORGANISATIONS_AT_ONCE = 32;

/**
 * The due deliveries in turn by organisation, as `inTurn` of the domain orders them. One statement finds the organisations in
 * an index and one for each its first deliveries, so that it costs as much as there are turns, however much is due.
 */
export async function findRowsInTurn(
  tables: DeliveryTables,
  asked: DueDeliveries,
  afterOrganisation: number,
): Promise<DeliveryRow[]> {
  const firsts: DeliveryRow[][] = [];
  for await (const { id, isOnly } of organisations(tables, asked, afterOrganisation)) {
    if (isOnly) return findDueRows(tables, asked, id);
    const [first] = await findDueRows(tables, { ...asked, limit: 1 }, id);
    if (first !== undefined) firsts.push([first]);
    if (firsts.length === asked.limit) return firsts.flat();
  }
  const limit = asked.limit - firsts.length + 1;
  if (limit === 1) return firsts.flat();
  const rows: DeliveryRow[][] = [];
  for (const [first] of firsts) rows.push(await findDueRows(tables, { ...asked, limit }, first?.organisationId));
  return dealInRounds(rows).slice(0, asked.limit);
}

/** An organisation for which something waits, and whether it is the only one. */
interface Waiting {
  readonly id: number;
  readonly isOnly: boolean;
}

/** By rising id from the one after that given, once around. */
async function* organisations(
  tables: DeliveryTables,
  asked: DueDeliveries,
  after: number,
): AsyncGenerator<Waiting, void> {
  let [from, hasTurned] = [after, after === BEFORE_ALL];
  for (let count = 0; ; ) {
    const found = await idsAfter(tables, asked, from);
    const inRange = hasTurned && after !== BEFORE_ALL ? found.filter((id) => id <= after) : found;
    const isWhole = found.length < ORGANISATIONS_AT_ONCE || inRange.length < found.length;
    const isOnly = count === 0 && hasTurned && isWhole && inRange.length === 1;
    for (const id of inRange) yield { id, isOnly };
    count += inRange.length;
    if (!isWhole) from = found.at(-1) ?? from;
    else if (hasTurned) return;
    else [from, hasTurned] = [BEFORE_ALL, true];
  }
}

/** The next organisations by id, each found by one step in the index. */
async function idsAfter(
  tables: DeliveryTables,
  { fulfillmentMethod }: DueDeliveries,
  after: number,
): Promise<readonly number[]> {
  const { table, columns } = tables.deliveries.names;
  const statement = tables.deliveries.statement();
  const { organisationId: id } = columns;
  const next = (than: () => string): string => {
    const isOfMethod = `${columns.fulfillmentMethod} = ${statement.value(fulfillmentMethod)}`;
    return `SELECT MIN(${id}) FROM ${table} WHERE ${isOfMethod} AND ${columns.nextAttemptAt} IS NOT NULL AND ${id} > ${than()}`;
  };
  const first = next(() => statement.value(after));
  const following = next(() => 'turn.id');
  const found = await statement.rows<{ readonly id: number }>(
    [
      `WITH RECURSIVE turn (id) AS (${first} UNION ALL SELECT (${following}) FROM turn WHERE turn.id IS NOT NULL)`,
      `SELECT id FROM turn WHERE id IS NOT NULL LIMIT ${statement.value(ORGANISATIONS_AT_ONCE)}`,
    ].join(' '),
  );
  return found.map((row) => row.id);
}
