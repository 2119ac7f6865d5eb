import type { TableOptions } from 'typeorm';
import { belongsTo, integer, key, optional, text } from '../shared/step-columns.js';

export const deliveryTables: readonly TableOptions[] = [
  {
    name: 'deliveries',
    columns: [
      key(text('key')),
      integer('revision'),
      text('group_id'),
      integer('ordinal'),
      text('fulfillment_method'),
      text('hand_over'),
      text('state'),
      integer('attempt_count'),
      optional(text('next_attempt_at')),
      optional(text('claimed_by')),
      optional(text('claimed_since')),
      optional(text('last_error')),
      text('correlation_id'),
      text('created_at'),
      text('updated_at'),
    ],
    indices: [
      { name: 'deliveries_by_group', columnNames: ['group_id', 'ordinal'] },
      {
        name: 'deliveries_by_due_time',
        columnNames: ['fulfillment_method', 'next_attempt_at', 'key'],
        where: 'next_attempt_at IS NOT NULL',
      },
      { name: 'deliveries_by_claim', columnNames: ['claimed_by'], where: 'claimed_by IS NOT NULL' },
    ],
  },
  {
    name: 'delivery_tickets',
    columns: [key(text('delivery_key')), key(text('ticket_distribution_id'))],
    foreignKeys: [belongsTo('delivery_key', 'deliveries', 'key')],
  },
  {
    name: 'delivery_attempts',
    columns: [
      key(text('delivery_key')),
      key(integer('number')),
      text('started_at'),
      integer('duration_ms'),
      text('outcome'),
      optional(text('message')),
      text('correlation_id'),
      optional(text('request')),
      optional(text('answer')),
    ],
    foreignKeys: [belongsTo('delivery_key', 'deliveries', 'key')],
  },
];
