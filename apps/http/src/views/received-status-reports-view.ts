import type { ReceivedStatusReport } from '@ticket-distribution/application';
import { enumComponent } from '../schema/enums.js';
import { type Schema, TEXT, component, listSchema, objectSchema } from '../schema/schema.js';

/** What became of the events of a callback. */
export interface ReceivedStatusReportsView {
  readonly results: readonly ReceivedStatusReport[];
}

export function toReceivedStatusReportsView(received: readonly ReceivedStatusReport[]): ReceivedStatusReportsView {
  return {
    results: received.map(({ key, ticketDistributionId, outcome }) => ({ key, ticketDistributionId, outcome })),
  };
}

export const RECEIVED_STATUS_REPORT_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReceivedStatusReports: objectSchema<ReceivedStatusReportsView>({
    results: listSchema(component('ReceivedStatusReport')),
  }),
  ReceivedStatusReport: objectSchema<ReceivedStatusReport>({
    key: TEXT,
    ticketDistributionId: TEXT,
    outcome: enumComponent('StatusReportOutcome'),
  }),
};
