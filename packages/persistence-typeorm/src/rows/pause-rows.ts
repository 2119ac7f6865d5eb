import type { SystemPause } from '@ticket-distribution/application';
import type { FulfillmentMethod, Instant } from '@ticket-distribution/domain';
import { EntitySchema } from 'typeorm';
import { key, text } from '../shared/columns.js';

export interface PauseRow {
  readonly fulfillmentMethod: string;
  readonly since: string;
  readonly by: string;
  readonly reason: string;
}

export const pauseSchema: EntitySchema<PauseRow> = new EntitySchema<PauseRow>({
  name: 'Pause',
  tableName: 'ticket_system_pauses',
  columns: {
    fulfillmentMethod: key(text('fulfillment_method')),
    since: text('paused_since'),
    by: text('paused_by'),
    reason: text('reason'),
  },
});

export function toPause(row: PauseRow): SystemPause {
  return { ...row, fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod, since: row.since as Instant };
}
