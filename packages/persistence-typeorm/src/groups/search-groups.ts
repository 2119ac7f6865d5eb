import { type GroupSearch, OLDEST_FIRST, type SearchSort, compareValues } from '@ticket-distribution/application';
import type { GroupRow } from '../rows/group-rows.js';
import type { Session } from '../shared/session.js';
import { Statement } from '../shared/statement.js';
import type { ReadTogether } from '../together/read-together.js';
import { SearchStatement } from './search-statement.js';

export interface FoundRows {
  readonly rows: readonly GroupRow[];
  /** Null behind a position. */
  readonly totalItems: number | null;
}

/** The page of those groups for which all conditions hold; their tickets and deliveries are known then, too. */
export async function findGroups(session: Session, together: ReadTogether, search: GroupSearch): Promise<FoundRows> {
  const found = await together.page((statement) => new SearchStatement(statement, search).page());
  const rows = found.toSorted(inOrder(search.sort ?? OLDEST_FIRST));
  return { rows, totalItems: search.after === undefined ? await total(session, search, found.length) : null };
}

/** They are counted only where the page with so many groups does not tell. */
async function total(session: Session, search: GroupSearch, found: number): Promise<number> {
  const { page, perPage } = search;
  if (found < perPage && (found > 0 || page === 0)) return page * perPage + found;
  const statement = new Statement(session);
  const sql = new SearchStatement(statement, search).count();
  const [counted] = await statement.rows<{ readonly total: number | string }>(sql);
  return Number(counted?.total);
}

function inOrder({ field, direction }: SearchSort): (one: GroupRow, other: GroupRow) => number {
  const sign = direction === 'asc' ? 1 : -1;
  return (one, other) => sign * (compareValues(one[field], other[field]) || compareValues(one.id, other.id));
}
