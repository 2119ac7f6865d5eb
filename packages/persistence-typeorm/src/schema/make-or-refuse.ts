import type { DataSource } from 'typeorm';
import { schemaStateOf } from './schema-state.js';

/**
 * Leaves a database with the schema of this version: an empty one is made; an older one is left to `npm run migrate`,
 * since its steps may take long and are better run when somebody looks.
 *
 * @throws Error for an older schema, naming what is pending and the command, for a newer one, and for tables of others
 *   with names of ours
 */
export async function makeOrRefuse(dataSource: DataSource, make: () => Promise<void>): Promise<void> {
  const { isEmpty, pending } = await schemaStateOf(dataSource);
  if (pending.length === 0) return;
  if (isEmpty) return make();
  const names = pending.map(({ name }) => name).join(', ');
  throw new Error(`its schema is older than this version (pending: ${names}); run npm run migrate first.`);
}
