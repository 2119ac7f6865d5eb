// #region an-order
import { type OrderDocument, readOrderDocument } from '@ticket-distribution/domain';

/** One version of an order as it comes in: one traveller, one ticket. What is left out is null or empty. */
export function anOrder(version: number, fulfillmentMethod: string, status = 'CONFIRMED'): OrderDocument {
  return readOrderDocument({
    id: '9KX4T2QH',
    version,
    status: 'CONFIRMED',
    organisationId: 1,
    ownerCustomerId: '1000042',
    orderLines: [
      {
        id: 'line-1',
        status,
        fulfillmentMethod,
        fareProducts: [
          {
            id: 'VYG:PreassignedFareProduct:Flex',
            version: 'VYG:Version:12',
            name: { nob: 'Fleksibel billett' },
            startOfValidity: '2030-12-05T06:00:00.000Z',
            endOfValidity: '2030-12-06T03:00:00.000Z',
          },
        ],
      },
    ],
  });
}
// #endregion an-order
