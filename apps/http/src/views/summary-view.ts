import type { SummarisedDistribution } from '@ticket-distribution/application';
import type { OrderId } from '@ticket-distribution/domain';
import { type Schema, TEXT, listSchema, nullable, objectSchema, component } from '../schema/schema.js';

/** The account-based references of an order. */
export interface SummaryView {
  readonly orderId: string;
  readonly distributions: readonly SummarisedDistribution[];
}

export function toSummaryView(orderId: OrderId, distributions: readonly SummarisedDistribution[]): SummaryView {
  return {
    orderId,
    distributions: distributions.map(({ fareContractRef, customerAccountRef }) => ({
      fareContractRef,
      customerAccountRef,
    })),
  };
}

export const SUMMARY_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDistributionSummary: objectSchema<SummaryView>({
    orderId: TEXT,
    distributions: listSchema(component('Distribution'), 'Distinct, over all tickets, cancelled ones too.'),
  }),
  Distribution: objectSchema<SummarisedDistribution>(
    { fareContractRef: nullable(TEXT), customerAccountRef: nullable(TEXT) },
    'At least one of the two is not null.',
  ),
};
