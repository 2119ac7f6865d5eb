import type { ReceivedSighting } from '@ticket-distribution/application';
import { type Schema, TEXT, component, enumSchema, listSchema, objectSchema } from '../schema/schema.js';

/** What became of the events of a callback. */
export interface ReceivedSightingsView {
  readonly results: readonly ReceivedSighting[];
}

export function toReceivedSightingsView(received: readonly ReceivedSighting[]): ReceivedSightingsView {
  return {
    results: received.map(({ key, ticketDistributionId, outcome }) => ({ key, ticketDistributionId, outcome })),
  };
}

/** Total over the outcomes: a new one does not compile until it stands here. */
const OUTCOMES = Object.keys({ received: true, unknown: true } satisfies Record<ReceivedSighting['outcome'], true>);

export const RECEIVED_SIGHTING_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReceivedSightings: objectSchema<ReceivedSightingsView>({ results: listSchema(component('ReceivedSighting')) }),
  ReceivedSighting: objectSchema<ReceivedSighting>({
    key: TEXT,
    ticketDistributionId: TEXT,
    outcome: enumSchema(OUTCOMES, 'unknown: no hand-over of this ticket under this key is known here.'),
  }),
};
