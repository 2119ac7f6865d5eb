import { type Schema, TEXT, enumSchema, objectSchema } from '../schema/schema.js';

/** Whether the service runs, or can serve. */
export interface HealthView {
  readonly status: 'live' | 'ready';
}

/** Where to begin. */
export interface IndexView {
  readonly name: string;
  readonly docs: string;
  readonly openapi: string;
  readonly live: string;
  readonly ready: string;
}

export const INDEX: IndexView = {
  name: 'Ticket Distribution',
  docs: '/docs',
  openapi: '/openapi.json',
  live: '/health/live',
  ready: '/health/ready',
};

export const SERVICE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Health: objectSchema<HealthView>({ status: enumSchema(['live', 'ready']) }),
  Index: objectSchema<IndexView>({ name: TEXT, docs: TEXT, openapi: TEXT, live: TEXT, ready: TEXT }),
};
