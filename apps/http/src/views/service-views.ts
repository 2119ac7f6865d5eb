import type { Backlog } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { type Schema, TEXT, component, enumSchema, listSchema, objectSchema } from '../schema/schema.js';

/** The process runs. */
export interface HealthView {
  readonly status: 'live';
}

/** Hand-overs that wait until their method is registered again. */
export interface UnregisteredMethodView {
  readonly fulfillmentMethod: string;
  readonly openDeliveries: number;
}

/** The service can serve. */
export interface ReadinessView {
  readonly status: 'ready';
  readonly unregisteredMethods: readonly UnregisteredMethodView[];
}

/** @param methods those that are registered */
export function toReadinessView({ deliveries }: Backlog, methods: readonly FulfillmentMethod[]): ReadinessView {
  const counts = new Map<string, number>();
  for (const { fulfillmentMethod: method, count } of deliveries) {
    if (!methods.includes(method)) counts.set(method, (counts.get(method) ?? 0) + count);
  }
  const unregisteredMethods = [...counts].map(([fulfillmentMethod, openDeliveries]) => ({
    fulfillmentMethod,
    openDeliveries,
  }));
  return { status: 'ready', unregisteredMethods };
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
  Health: objectSchema<HealthView>({ status: enumSchema(['live']) }),
  Readiness: objectSchema<ReadinessView>({
    status: enumSchema(['ready']),
    unregisteredMethods: listSchema(
      component('UnregisteredMethod'),
      'Methods that are not registered (any more) and of which hand-overs wait.',
    ),
  }),
  UnregisteredMethod: objectSchema<UnregisteredMethodView>({
    fulfillmentMethod: TEXT,
    openDeliveries: { type: 'integer', minimum: 1 },
  }),
  Index: objectSchema<IndexView>({ name: TEXT, docs: TEXT, openapi: TEXT, live: TEXT, ready: TEXT }),
};
