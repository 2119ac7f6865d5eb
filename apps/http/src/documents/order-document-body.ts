import 'reflect-metadata';
import { type FulfillmentMethod, type OrderStatus } from '@ticket-distribution/domain';
import {
  ChannelText,
  CustomerIdText,
  InstantText,
  ListOf,
  MayBeNull,
  MethodName,
  OneOf,
  OrderIdText,
  Text,
  TextList,
  WholeNumber,
} from '../parsing/constraints.js';
import { FareProductBody } from './fare-product-body.js';

export class OrderLineBody {
  @Text(64) id!: string;
  @MayBeNull() @WholeNumber() version?: number | null;
  @OneOf('OrderStatus') status!: OrderStatus;
  @MethodName() fulfillmentMethod!: FulfillmentMethod;
  @MayBeNull() @CustomerIdText() distributionHolderCustomerId?: string | null;
  @MayBeNull() @Text() customerAccountRef?: string | null;
  @MayBeNull() @InstantText() effectiveCancellationDate?: string | null;
  @MayBeNull() @Text() externalReference?: string | null;
  @MayBeNull() @TextList(500) replacesOrderLineIds?: string[] | null;
  @ListOf(() => FareProductBody, 100) fareProducts!: FareProductBody[];
}

/** One version of an order, in the words of the order system. Fields that it does not declare are kept out. */
export class OrderDocumentBody {
  @OrderIdText() id!: string;
  @WholeNumber() version!: number;
  @OneOf('OrderStatus') status!: OrderStatus;
  @WholeNumber() organisationId!: number;
  @MayBeNull() @Text(128) pos?: string | null;
  @MayBeNull() @ChannelText() distributionChannelId?: string | null;
  @CustomerIdText() ownerCustomerId!: string;
  @MayBeNull() @InstantText() confirmedAt?: string | null;
  @ListOf(() => OrderLineBody, 500) orderLines!: OrderLineBody[];
}
