import type { FoundGroups } from '@ticket-distribution/application';
import { type Schema, WHOLE_NUMBER, listSchema, objectSchema, component } from '../schema/schema.js';
import { type GroupView, toGroupView } from './group-view.js';

/** One page of what a search found. */
export interface GroupPageView {
  readonly items: readonly GroupView[];
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

export function toGroupPageView(
  { items, totalItems }: FoundGroups,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): GroupPageView {
  return { items: items.map(toGroupView), page, perPage, totalItems, totalPages: Math.ceil(totalItems / perPage) };
}

export const GROUP_PAGE_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDistributionGroupPage: objectSchema<GroupPageView>({
    items: listSchema(component('TicketDistributionGroup'), 'Oldest first.'),
    page: { type: 'integer', description: 'From 0.' },
    perPage: WHOLE_NUMBER,
    totalItems: WHOLE_NUMBER,
    totalPages: WHOLE_NUMBER,
  }),
};
