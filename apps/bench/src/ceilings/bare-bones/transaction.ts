import type { NamedStatement, Pool, PoolClient } from 'pg';

/** Makes statements in one transaction, which is rolled back when one fails. */
export async function transaction<Result>(
  pool: Pool,
  work: (make: (statement: NamedStatement) => Promise<unknown[]>) => Promise<Result>,
): Promise<Result> {
  const client: PoolClient = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(async (statement) => (await client.query(statement)).rows);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
