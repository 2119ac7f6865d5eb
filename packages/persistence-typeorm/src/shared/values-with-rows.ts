import type { ObjectLiteral } from 'typeorm';
import type { Table } from './table.js';
import type { Where } from './where.js';

/**
 * Those of the values for which a table has rows, in one statement that reads one row for each at most.
 *
 * @param whereOf which rows are meant by a value
 */
export async function valuesWithRows<Row extends ObjectLiteral, Value extends string>(
  table: Table<Row>,
  values: readonly Value[],
  whereOf: (value: Value) => Where<Row>,
): Promise<Value[]> {
  if (values.length === 0) return [];
  const statement = table.statement();
  const selects = values.map((value, place) => {
    const rows = `SELECT 1 FROM ${table.names.table}${table.where(statement, [whereOf(value)])}`;
    return `SELECT ${place} AS place WHERE EXISTS (${rows})`;
  });
  const found = await statement.rows<{ readonly place: number }>(selects.join(' UNION ALL '));
  return values.filter((_, index) => found.some(({ place }) => place === index));
}
