import type { NewEvent, StoredEvent } from '@ticket-distribution/application';
import { EntitySchema } from 'typeorm';
import { integer, key, text } from '../shared/columns.js';

/** An event without its position, which the database gives. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly organisationId: number;
  readonly at: string;
  readonly correlationId: string;
  /** JSON: what the type of event has to say. */
  readonly data: string;
}

export const eventSchema: EntitySchema<EventRow> = new EntitySchema<EventRow>({
  name: 'Event',
  tableName: 'distribution_events',
  columns: {
    id: key(text('id')),
    type: text('type'),
    organisationId: integer('organisation_id'),
    at: text('happened_at'),
    correlationId: text('correlation_id'),
    data: text('data'),
  },
});

export function toEventRow({ id, type, organisationId, at, correlationId, data }: NewEvent): EventRow {
  return { id, type, organisationId, at, correlationId, data: JSON.stringify(data) };
}

/** @param position as the driver gives it */
export function toEvent({ data, ...row }: EventRow, position: number | string): StoredEvent {
  return { ...row, position: Number(position), data: JSON.parse(data) as unknown } as StoredEvent;
}
