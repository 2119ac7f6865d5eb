import type { TableOptions } from 'typeorm';
import { belongsTo, integer, key, text } from '../shared/step-columns.js';

export const orderTables: readonly TableOptions[] = [
  { name: 'orders', columns: [key(text('id')), integer('revision'), text('line_ids')] },
  {
    name: 'order_versions',
    columns: [key(text('order_id')), key(integer('version')), text('document'), text('recorded_at')],
    foreignKeys: [belongsTo('order_id', 'orders', 'id')],
  },
  {
    name: 'order_line_versions',
    columns: [
      key(text('order_id')),
      key(text('line_id')),
      key(integer('number')),
      integer('order_version'),
      text('content'),
      integer('removed'),
      text('recorded_at'),
    ],
    foreignKeys: [belongsTo('order_id', 'orders', 'id')],
  },
];
