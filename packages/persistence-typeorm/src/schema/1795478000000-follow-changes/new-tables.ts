import type { TableOptions } from 'typeorm';
import { belongsTo, integer, key, optional, text } from '../shared/step-columns.js';

export const newTables: readonly TableOptions[] = [
  {
    name: 'decisions',
    columns: [
      key(text('ticket_distribution_group_id')),
      key(integer('number')),
      text('decided_at'),
      text('decided_by'),
      text('decision'),
      text('policy'),
      integer('order_version'),
      integer('order_line_version'),
      text('inputs'),
      optional(text('plan')),
      text('tickets'),
    ],
    foreignKeys: [belongsTo('ticket_distribution_group_id', 'ticket_distribution_groups', 'id')],
  },
  {
    name: 'drifts',
    columns: [
      key(text('id')),
      integer('revision'),
      text('state'),
      text('kind'),
      text('ticket_distribution_group_id'),
      text('ticket_distribution_id'),
      text('order_id'),
      integer('organisation_id'),
      text('fulfillment_method'),
      optional(text('delivery_key')),
      text('ours'),
      text('theirs'),
      text('since'),
      text('proposed_repair'),
      optional(text('repair')),
      text('updated_at'),
    ],
    indices: [
      { name: 'drifts_by_group', columnNames: ['ticket_distribution_group_id', 'since', 'id'] },
      { name: 'drifts_by_state', columnNames: ['state', 'since', 'id'] },
      { name: 'drifts_by_order', columnNames: ['order_id', 'since', 'id'] },
      { name: 'drifts_by_age', columnNames: ['since', 'id'] },
    ],
  },
  {
    name: 'watches',
    columns: [
      key(text('delivery_key')),
      text('fulfillment_method'),
      text('ticket_distribution_group_id'),
      text('next_look_at'),
      optional(text('looked_at')),
      text('watched_until'),
    ],
    indices: [{ name: 'watches_by_due_time', columnNames: ['fulfillment_method', 'next_look_at', 'delivery_key'] }],
  },
];
