import type { TicketField } from '../plan/distribution-plan.js';

/** What a traveller or an inspector can see of a ticket: kept by every ticket system. */
export const VISIBLE_FIELDS: readonly TicketField[] = [
  'product',
  'name',
  'validity',
  'topologies',
  'legs',
  'seats',
  'supplements',
  'travellers',
];
