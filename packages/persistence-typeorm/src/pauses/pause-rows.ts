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
