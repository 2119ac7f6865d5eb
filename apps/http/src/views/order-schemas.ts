import { enumComponent } from '../schema/enums.js';
import {
  FLAG,
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  listSchema,
  nullable,
  objectSchema,
  component,
} from '../schema/schema.js';
import type {
  OrderLineVersionView,
  OrderLineVersionsView,
  OrderLineView,
  OrderView,
  OrderedProductView,
  RecordedVersionView,
} from './order-view.js';
import { PRODUCT_PARTS_FIELDS } from './product-part-schemas.js';

const TEXT_OR_NULL = nullable(TEXT);
const STATUS = enumComponent('OrderStatus');

export const ORDER_SCHEMAS: Readonly<Record<string, Schema>> = {
  Order: objectSchema<OrderView>(
    {
      id: TEXT,
      version: WHOLE_NUMBER,
      status: STATUS,
      organisationId: WHOLE_NUMBER,
      pos: TEXT_OR_NULL,
      distributionChannelId: TEXT_OR_NULL,
      ownerCustomerId: TEXT,
      confirmedAt: nullable(INSTANT),
      orderLines: listSchema(component('OrderLine')),
      currentVersion: nullable({ type: 'integer', description: 'The highest version CONFIRMED or CANCELLED.' }),
      recordedVersions: listSchema(component('RecordedOrderVersion'), 'By rising number.'),
      orderLineVersions: listSchema(component('OrderLineVersions'), 'Of every line that the order ever had.'),
    },
    'One version of an order as recorded, with the line versions derived from all its versions.',
  ),
  OrderLine: objectSchema<OrderLineView>({
    id: TEXT,
    version: nullable(WHOLE_NUMBER),
    status: STATUS,
    fulfillmentMethod: component('FulfillmentMethod'),
    distributionHolderCustomerId: TEXT_OR_NULL,
    customerAccountRef: TEXT_OR_NULL,
    effectiveCancellationDate: nullable(INSTANT),
    externalReference: TEXT_OR_NULL,
    replacesOrderLineIds: listSchema(TEXT, 'The lines whose tickets those of this line take the place of.'),
    fareProducts: listSchema(component('OrderedFareProduct')),
  }),
  OrderedFareProduct: objectSchema<OrderedProductView>({
    ref: TEXT_OR_NULL,
    id: TEXT,
    version: TEXT,
    name: component('LocalizedText'),
    transferable: FLAG,
    startOfValidity: INSTANT,
    endOfValidity: INSTANT,
    ...PRODUCT_PARTS_FIELDS,
  }),
  RecordedOrderVersion: objectSchema<RecordedVersionView>({
    version: WHOLE_NUMBER,
    status: STATUS,
    recordedAt: INSTANT,
  }),
  OrderLineVersions: objectSchema<OrderLineVersionsView>({
    orderLineId: TEXT,
    versions: listSchema(component('OrderLineVersion'), 'Oldest first.'),
  }),
  OrderLineVersion: objectSchema<OrderLineVersionView>({
    version: WHOLE_NUMBER,
    orderVersion: WHOLE_NUMBER,
    status: STATUS,
    removed: { type: 'boolean', description: 'The line no longer stood in the order.' },
    recordedAt: INSTANT,
  }),
};
