import type { ReceivedStatusReport } from '@ticket-distribution/application';
import { type Schema, TEXT, component, enumSchema, listSchema, objectSchema } from '../schema/schema.js';

/** What became of the events of a callback. */
export interface ReceivedStatusReportsView {
  readonly results: readonly ReceivedStatusReport[];
}

export function toReceivedStatusReportsView(received: readonly ReceivedStatusReport[]): ReceivedStatusReportsView {
  return {
    results: received.map(({ key, ticketDistributionId, outcome }) => ({ key, ticketDistributionId, outcome })),
  };
}

/** Total over the outcomes: a new one does not compile until it stands here. */
const OUTCOMES = Object.keys({ received: true, unknown: true } satisfies Record<ReceivedStatusReport['outcome'], true>);

export const RECEIVED_STATUS_REPORT_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReceivedStatusReports: objectSchema<ReceivedStatusReportsView>({
    results: listSchema(component('ReceivedStatusReport')),
  }),
  ReceivedStatusReport: objectSchema<ReceivedStatusReport>({
    key: TEXT,
    ticketDistributionId: TEXT,
    outcome: enumSchema(OUTCOMES, 'unknown: no hand-over of this ticket under this key is known here.'),
  }),
};
