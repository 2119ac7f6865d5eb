import type { CallOptions } from './client.js';
import { successOf } from './refused.js';

interface PageRequest {
  readonly query?: { readonly page?: number; readonly perPage?: number };
}

interface Page {
  readonly items: readonly unknown[];
  readonly totalPages: number;
}

/** An operation that answers with one page of a list. */
type Listing = (
  request: never,
  options?: CallOptions,
) => Promise<{ readonly ok: false } | { readonly ok: true; readonly body: Page }>;

type BodyOf<List extends Listing> =
  Extract<Awaited<ReturnType<List>>, { ok: true }> extends {
    readonly body: infer Body;
  }
    ? Body
    : never;

/** What a list holds. */
export type ItemOf<List extends Listing> =
  BodyOf<List> extends { readonly items: readonly (infer Item)[] } ? Item : never;

/**
 * The items of a list, page after page, from the page that is asked for on. What comes or goes in the list meanwhile may move
 * an item from one page to another: it comes twice then, or not.
 *
 * @throws Refused, and what the operation throws
 */
export async function* itemsOf<List extends Listing>(
  list: List,
  request?: Parameters<List>[0],
  options?: CallOptions,
): AsyncGenerator<ItemOf<List>, void, undefined> {
  const ask = list as unknown as (asked: PageRequest, options?: CallOptions) => Promise<{ readonly ok: boolean }>;
  const { query = {}, ...asked } = (request ?? {}) as PageRequest;
  for (let page = query.page ?? 0; ; page += 1) {
    const answer = successOf(await ask({ ...asked, query: { ...query, page } }, options));
    const { items, totalPages } = (answer as unknown as { readonly body: Page }).body;
    yield* items as readonly ItemOf<List>[];
    if (page + 1 >= totalPages) return;
  }
}
