import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { selectRows } from '../shared/select-rows.js';
import { deliverySchema } from './delivery-rows.js';

/** Puts the end of the leases off; resolves to the claims that are held still. */
export async function renewLeases(
  manager: EntityManager,
  claims: readonly string[],
  claimedUntil: string,
): Promise<string[]> {
  if (claims.length === 0) return [];
  const statement = new RowStatement(manager, deliverySchema);
  const renewed = statement.assignments({ claimedUntil }).join(', ');
  const where = `${statement.column('claimedBy')} IN (${statement.values(claims)})`;
  const count = await statement.affected(`UPDATE ${statement.names.table} SET ${renewed} WHERE ${where}`);
  if (count === claims.length) return [...claims];
  const held = await selectRows(manager, deliverySchema, { claimedBy: claims });
  return held.flatMap(({ claimedBy }) => claimedBy ?? []);
}
