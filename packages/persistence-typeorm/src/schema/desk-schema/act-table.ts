import type { TableOptions } from 'typeorm';
import { integer, key, optional, text } from '../first-schema/columns.js';

export const actTable = {
  name: 'operator_acts',
  columns: [
    key(text('id')),
    text('acted_at'),
    text('acted_by'),
    text('kind'),
    text('subject'),
    optional(text('order_id')),
    optional(integer('organisation_id')),
    optional(text('reason')),
    text('outcome'),
    text('details'),
    text('correlation_id'),
  ],
  indices: [
    { name: 'acts_by_age', columnNames: ['acted_at', 'id'] },
    { name: 'acts_by_subject', columnNames: ['subject', 'acted_at', 'id'] },
    { name: 'acts_by_order', columnNames: ['order_id', 'acted_at', 'id'] },
  ],
} satisfies TableOptions;
