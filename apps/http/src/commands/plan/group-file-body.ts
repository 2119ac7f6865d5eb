import 'reflect-metadata';
import { type FulfillmentMethod, type TicketStatus } from '@ticket-distribution/domain';
import { LocalizedTextBody, ProductPartsBody } from '../../documents/fare-product-body.js';
import {
  CustomerIdText,
  Flag,
  InstantText,
  ListOf,
  MayBeAbsent,
  ObjectOf,
  MethodName,
  OneOf,
  OrderIdText,
  Text,
  WholeNumber,
} from '../../parsing/constraints.js';

// Groups as the API answers them, as far as a plan needs them; null stands for absent.

class FareProductFileBody {
  @MayBeAbsent() @Text() ref?: string;
  @Text() id!: string;
  @Text() version!: string;
  @ObjectOf(() => LocalizedTextBody) name!: LocalizedTextBody;
  @MayBeAbsent() @Flag() transferable?: boolean;
}

class DistributionDetailsFileBody {
  @MayBeAbsent() @Text() customerAccountRef?: string;
}

export class TicketFileBody extends ProductPartsBody {
  @Text() id!: string;
  @OneOf('TicketStatus') status!: TicketStatus;
  @InstantText() startOfValidity!: string;
  @InstantText() endOfValidity!: string;
  @ObjectOf(() => FareProductFileBody) fareProduct!: FareProductFileBody;
  @MayBeAbsent() @ObjectOf(() => DistributionDetailsFileBody) distributionDetails?: DistributionDetailsFileBody;
}

export class GroupFileBody {
  @Text() id!: string;
  @OrderIdText() orderId!: string;
  @Text(64) orderLineId!: string;
  @WholeNumber() orderVersion!: number;
  @WholeNumber() updatedForOrderLineVersion!: number;
  @WholeNumber() organisationId!: number;
  @MethodName() fulfillmentMethod!: FulfillmentMethod;
  @CustomerIdText() orderOwnerCustomerId!: string;
  @CustomerIdText() distributionHolderCustomerId!: string;
  @ListOf(() => TicketFileBody, 500) ticketDistributions!: TicketFileBody[];
}

export class GroupsFileBody {
  @ListOf(() => GroupFileBody, 500) groups!: GroupFileBody[];
}
