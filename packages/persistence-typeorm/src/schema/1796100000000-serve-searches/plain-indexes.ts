import type { AddedIndex } from '../shared/step-tables.js';

const GROUPS = 'ticket_distribution_groups';
const TICKETS = 'ticket_distributions';

/** One for each filter that none served yet. By status and last change there is one: every move of a ticket writes it. */
export const PLAIN_INDEXES: readonly AddedIndex[] = [
  { table: GROUPS, name: 'groups_by_organisation', columnNames: ['organisation_id', 'created_at', 'id'] },
  { table: GROUPS, name: 'groups_by_order_version', columnNames: ['order_version'] },
  { table: GROUPS, name: 'groups_by_order_line', columnNames: ['order_line_id'] },
  { table: GROUPS, name: 'groups_by_owner', columnNames: ['order_owner_customer_id'] },
  { table: TICKETS, name: 'tickets_by_status', columnNames: ['status', 'updated_at'] },
  { table: TICKETS, name: 'tickets_by_creation', columnNames: ['created_at'] },
  { table: TICKETS, name: 'tickets_by_start', columnNames: ['start_of_validity'] },
  { table: TICKETS, name: 'tickets_by_end', columnNames: ['end_of_validity'] },
  { table: TICKETS, name: 'tickets_by_holder', columnNames: ['distribution_holder_customer_id'] },
  {
    table: TICKETS,
    name: 'tickets_by_account',
    columnNames: ['customer_account_ref'],
    where: 'customer_account_ref IS NOT NULL',
  },
];
