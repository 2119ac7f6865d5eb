import type { Caller } from './caller.js';
import { reachesAll } from './may-reach.js';

/** The search over what the caller may see; null: it may see nothing of it. */
export function withinReach<Search extends { readonly organisationId?: number }>(
  search: Search,
  caller: Caller,
): Search | null {
  if (reachesAll(caller, 'read')) return search;
  const own = caller.identity?.organisationId ?? null;
  if (own === null || (search.organisationId ?? own) !== own) return null;
  return { ...search, organisationId: own };
}
