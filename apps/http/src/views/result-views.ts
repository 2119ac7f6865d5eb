import type { TransferredTicket, UpdatedValidity } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { INSTANT, type Schema, TEXT, component, listSchema, nullable, objectSchema } from '../schema/schema.js';
import { ENTRY_OUTCOME_FIELDS, type EntryOutcomeView, toEntryOutcomeView } from './entry-outcome-view.js';

/** What became of one moved validity; start and end as they stand now, null for an unknown ticket. */
export interface UpdatedValidityView extends EntryOutcomeView {
  readonly ticketDistributionId: string;
  readonly startOfValidity: Instant | null;
  readonly endOfValidity: Instant | null;
}

/** What became of one ticket; holder and account as they stand now, null where none is known. */
export interface TransferredTicketView extends EntryOutcomeView {
  /** Null for a ticket that is not known. */
  readonly ticketDistributionGroupId: string | null;
  /** Null for a group that is not known, or has no live ticket. */
  readonly ticketDistributionId: string | null;
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
}

export function toUpdatedValidityView(updated: UpdatedValidity): UpdatedValidityView {
  const { ticketDistributionId, startOfValidity, endOfValidity } = updated;
  return { ticketDistributionId, ...toEntryOutcomeView(updated), startOfValidity, endOfValidity };
}

export function toTransferredTicketView(transferred: TransferredTicket): TransferredTicketView {
  const { ticketDistributionGroupId, ticketDistributionId } = transferred;
  const { distributionHolderCustomerId, customerAccountRef } = transferred;
  return {
    ticketDistributionGroupId,
    ticketDistributionId,
    ...toEntryOutcomeView(transferred),
    distributionHolderCustomerId,
    customerAccountRef,
  };
}

/** One result per entry, in the order of the request. */
interface ResultsView<Result> {
  readonly results: readonly Result[];
}

export const RESULT_SCHEMAS: Readonly<Record<string, Schema>> = {
  UpdatedValidities: objectSchema<ResultsView<UpdatedValidityView>>({
    results: listSchema(component('UpdatedValidity'), 'In the order of the updates.'),
  }),
  UpdatedValidity: objectSchema<UpdatedValidityView>(
    {
      ticketDistributionId: TEXT,
      ...ENTRY_OUTCOME_FIELDS,
      startOfValidity: nullable(INSTANT),
      endOfValidity: nullable(INSTANT),
    },
    'The validity as it stands now; null for an unknown ticket.',
  ),
  TransferredTickets: objectSchema<ResultsView<TransferredTicketView>>({
    results: listSchema(
      component('TransferredTicket'),
      'One per ticket, in the order of the groups and tickets asked for; one for each that is not known.',
    ),
  }),
  TransferredTicket: objectSchema<TransferredTicketView>(
    {
      ticketDistributionGroupId: nullable(TEXT),
      ticketDistributionId: nullable(TEXT),
      ...ENTRY_OUTCOME_FIELDS,
      distributionHolderCustomerId: nullable(TEXT),
      customerAccountRef: nullable(TEXT),
    },
    'The holder as it stands now; null where no ticket is known.',
  ),
};
