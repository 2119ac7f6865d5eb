import type { FoundGroups } from '@ticket-distribution/application';
import type { GroupQuery } from '../parsing/search-query.js';
import { cursorText } from '../parsing/search-cursor-text.js';
import { type Schema, WHOLE_NUMBER, component, listSchema, nullable, objectSchema } from '../schema/schema.js';
import { type GroupView, toGroupView } from './group-view.js';

/** One page of groups. Behind a cursor nothing is counted: the page has no number, and there are no totals. */
export interface GroupPageView {
  readonly items: readonly GroupView[];
  readonly page: number | null;
  readonly perPage: number;
  readonly totalItems: number | null;
  readonly totalPages: number | null;
  readonly next: string | null;
}

export function toGroupPageView({ items, totalItems, next }: FoundGroups, asked: GroupQuery): GroupPageView {
  const { page, perPage, after } = asked;
  return {
    items: items.map(toGroupView),
    page: after === undefined ? page : null,
    perPage,
    totalItems,
    totalPages: totalItems === null ? null : Math.ceil(totalItems / perPage),
    next: next && cursorText(next),
  };
}

const COUNTED: Schema = nullable({ ...WHOLE_NUMBER, description: 'Null behind a cursor.' });

export const GROUP_PAGE_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDistributionGroupPage: objectSchema<GroupPageView>({
    items: listSchema(component('TicketDistributionGroup'), 'In the order of sort.'),
    page: nullable({ ...WHOLE_NUMBER, description: 'From 0; null behind a cursor.' }),
    perPage: WHOLE_NUMBER,
    totalItems: COUNTED,
    totalPages: COUNTED,
    next: nullable({
      type: 'string',
      description:
        'Sent as after, with the same filters and sort, it gives the page behind this one. Null: there is none.',
    }),
  }),
};
