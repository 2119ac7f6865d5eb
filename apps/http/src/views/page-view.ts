import { WHOLE_NUMBER } from '../schema/schema.js';

/** One page of a list. */
export interface PageView<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

export function toPageView<Item>(
  items: readonly Item[],
  totalItems: number,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): PageView<Item> {
  return { items, page, perPage, totalItems, totalPages: Math.ceil(totalItems / perPage) };
}

/** The schemas of a page, but for its items. */
export const PAGE_FIELDS = {
  page: { type: 'integer', description: 'From 0.' },
  perPage: WHOLE_NUMBER,
  totalItems: WHOLE_NUMBER,
  totalPages: WHOLE_NUMBER,
};
