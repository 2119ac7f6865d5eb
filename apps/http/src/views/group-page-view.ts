import type { FoundGroups } from '@ticket-distribution/application';
import { type Schema, component, listSchema, objectSchema } from '../schema/schema.js';
import { type GroupView, toGroupView } from './group-view.js';
import { PAGE_FIELDS, type PageView, toPageView } from './page-view.js';

export function toGroupPageView(
  { items, totalItems }: FoundGroups,
  asked: { readonly page: number; readonly perPage: number },
): PageView<GroupView> {
  return toPageView(items.map(toGroupView), totalItems, asked);
}

export const GROUP_PAGE_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDistributionGroupPage: objectSchema<PageView<GroupView>>({
    items: listSchema(component('TicketDistributionGroup'), 'Oldest first.'),
    ...PAGE_FIELDS,
  }),
};
