import 'reflect-metadata';
import { type FulfillmentMethod, SIGHTED_STATUSES, type SightedStatus } from '@ticket-distribution/domain';
import { ListOf, MayBeNull, MethodName, OneOf, Text } from '../requests/constraints.js';

/** One ticket as its system tells of it. */
export class SightedTicketBody {
  @Text() key!: string;
  @Text() ticketDistributionId!: string;
  @OneOf(SIGHTED_STATUSES) status!: SightedStatus;
  @MayBeNull() @Text() customerAccountRef?: string | null;
}

/** What a ticket system tells unasked. */
export class SightingsBody {
  @MethodName() system!: FulfillmentMethod;
  @ListOf(() => SightedTicketBody, 1000, 1) events!: SightedTicketBody[];
}
