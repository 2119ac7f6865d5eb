import type { TableOptions } from 'typeorm';
import { integer, key, optional, text } from '../first-schema/columns.js';

export const keyedRequestTable: TableOptions & { readonly name: string } = {
  name: 'keyed_requests',
  columns: [
    key(text('id')),
    integer('revision'),
    text('fingerprint'),
    optional(text('claimed_by')),
    optional(text('claimed_until')),
    text('effects'),
    optional(text('answer')),
    text('kept_until'),
  ],
  indices: [{ name: 'keyed_requests_by_age', columnNames: ['kept_until', 'id'] }],
};
