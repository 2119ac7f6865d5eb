import type { PostgresServer } from '@ticket-distribution/processes';
import { storedSize, tablesOf } from '../../measuring/stored-size.js';
import type { RoundFigures, RowBook } from '../../result/row-book.js';

/** What belongs to no order: the list of migrations, and the table of the ceiling of commits. */
const NOT_OF_ORDERS = /migrations$|^commits$/;

/** What the engine and the bare-bones server have stored of the same orders: whether the ceiling is an honest one. */
export async function noteStoredRows(server: PostgresServer, orders: number, book: RowBook): Promise<void> {
  const of = async (database: string): Promise<RoundFigures> => {
    const tables = await tablesOf(server, database, NOT_OF_ORDERS);
    const { rows, bytes } = await storedSize(server, database, tables);
    return { storedRows: rows / orders, storedBytes: bytes / orders };
  };
  const ceilings = { 'bare-bones': await of('bare_bones') };
  book.note('operations', 'stored for an order', { database: 'postgres' }, await of('engine'), ceilings);
}
