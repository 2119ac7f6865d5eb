import type { EntityManager } from 'typeorm';

/**
 * What ends a SELECT of rows that the transaction takes: rows that another transaction holds are left out, and nobody
 * waits for anybody. SQLite has no words for it and needs none, as one transaction writes at a time.
 */
export function skippingLocked({ connection }: EntityManager): string {
  return connection.options.type === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
}
