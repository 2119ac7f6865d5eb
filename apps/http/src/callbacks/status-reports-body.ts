import 'reflect-metadata';
import { type FulfillmentMethod, type ReportedStatus } from '@ticket-distribution/domain';
import { ListOf, MayBeNull, MethodName, OneOf, Text } from '../parsing/constraints.js';

/** One ticket as its system tells of it. */
export class ReportedTicketBody {
  @Text() key!: string;
  @Text() ticketDistributionId!: string;
  @OneOf('ReportedStatus') status!: ReportedStatus;
  @MayBeNull() @Text() customerAccountRef?: string | null;
}

/** What a ticket system tells unasked. */
export class StatusReportsBody {
  @MethodName() system!: FulfillmentMethod;
  @ListOf(() => ReportedTicketBody, 1000, 1) events!: ReportedTicketBody[];
}
