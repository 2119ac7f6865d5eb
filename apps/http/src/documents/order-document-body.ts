import 'reflect-metadata';
import {
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  ORDER_STATUSES,
  type OrderStatus,
} from '@ticket-distribution/domain';
import {
  ChannelText,
  CustomerIdText,
  InstantText,
  ListOf,
  MayBeAbsent,
  MayBeNull,
  OneOf,
  OrderIdText,
  Text,
  WholeNumber,
} from '../requests/constraints.js';
import { FareProductBody } from './fare-product-body.js';

export class OrderLineBody {
  @Text(64) id!: string;
  @MayBeAbsent() @WholeNumber() version?: number;
  @OneOf(ORDER_STATUSES) status!: OrderStatus;
  @OneOf(FULFILLMENT_METHODS) fulfillmentMethod!: FulfillmentMethod;
  @MayBeAbsent() @MayBeNull() @CustomerIdText() distributionHolderCustomerId?: string | null;
  @MayBeAbsent() @MayBeNull() @Text() customerAccountRef?: string | null;
  @MayBeAbsent() @InstantText() effectiveCancellationDate?: string;
  @MayBeAbsent() @Text() externalReference?: string;
  @ListOf(() => FareProductBody, 100) fareProducts!: FareProductBody[];
}

/** One version of an order, in the words of the order system. Fields that it does not declare are kept out. */
export class OrderDocumentBody {
  @OrderIdText() id!: string;
  @WholeNumber() version!: number;
  @OneOf(ORDER_STATUSES) status!: OrderStatus;
  @WholeNumber() organisationId!: number;
  @MayBeAbsent() @Text(128) pos?: string;
  @MayBeAbsent() @ChannelText() distributionChannelId?: string;
  @CustomerIdText() ownerCustomerId!: string;
  @MayBeAbsent() @InstantText() confirmedAt?: string;
  @ListOf(() => OrderLineBody, 500) orderLines!: OrderLineBody[];
}
