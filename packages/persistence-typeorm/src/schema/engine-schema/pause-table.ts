import type { TableOptions } from 'typeorm';
import { key, text } from '../first-schema/columns.js';

export const pauseTable: TableOptions = {
  name: 'ticket_system_pauses',
  columns: [key(text('fulfillment_method')), text('paused_since'), text('paused_by'), text('reason')],
};
