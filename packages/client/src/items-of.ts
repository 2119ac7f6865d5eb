import type { CallOptions } from './client.js';
import { successOf } from './refused.js';

interface PageRequest {
  readonly query?: { readonly page?: number; readonly perPage?: number; readonly after?: string };
}

interface Page {
  readonly items: readonly unknown[];
  /** Null behind a cursor. */
  readonly totalPages: number | null;
  /** The cursor of what comes next; absent: the list has none. */
  readonly next?: string | null;
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
 * The items of a list, page after page, from the page that is asked for on. A list with a cursor is followed by it: nothing comes
 * twice and nothing is passed over, whatever comes or goes meanwhile. In one without, an item may move from one page to another: it
 * comes twice then, or not.
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
  const { page: first = 0, ...others } = query;
  let next: Partial<NonNullable<PageRequest['query']>> = query.after === undefined ? { page: first } : {};
  for (let page = first; ; page += 1) {
    const answer = successOf(await ask({ ...asked, query: { ...others, ...next } }, options));
    const body = (answer as unknown as { readonly body: Page }).body;
    yield* body.items as readonly ItemOf<List>[];
    if (body.next === null || (body.next === undefined && page + 1 >= (body.totalPages ?? 0))) return;
    next = body.next === undefined ? { page: page + 1 } : { after: body.next };
  }
}
