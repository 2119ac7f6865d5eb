import type { DataSource } from 'typeorm';
import { orderSchema } from '../rows/order-rows.js';

const QUESTION = `SELECT current_setting('transaction_read_only') = 'off' AS "isOpen",
  has_table_privilege($1, 'INSERT') AND has_table_privilege($1, 'UPDATE') AS "isAllowed"`;

/**
 * Whether a PostgreSQL database with our tables takes writes from us: one that is a standby, or was made read-only, does
 * not; and a role needs the right to. It is asked and nothing is written.
 *
 * @throws Error when it does not answer, or has no such tables
 */
export async function takesWrites(dataSource: DataSource): Promise<boolean> {
  const [answer] = await dataSource.query<readonly { readonly isOpen: boolean; readonly isAllowed: boolean }[]>(
    QUESTION,
    [dataSource.getMetadata(orderSchema).tableName],
  );
  return answer !== undefined && answer.isOpen && answer.isAllowed;
}
