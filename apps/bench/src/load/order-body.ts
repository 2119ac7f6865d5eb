/** A confirmed order as an order system sends it: lines with one NOD ticket each. */
export function orderBody(id: string, lines: number, customer: string): object {
  return {
    id,
    version: 1,
    status: 'CONFIRMED',
    organisationId: 1,
    ownerCustomerId: customer,
    orderLines: Array.from({ length: lines }, (_, index) => orderLine(`${id}-${index + 1}`)),
  };
}

function orderLine(id: string): object {
  return {
    id,
    status: 'CONFIRMED',
    fulfillmentMethod: 'NOD',
    fareProducts: [
      {
        id: 'VYG:PreassignedFareProduct:Flex',
        version: 'VYG:Version:12',
        name: { nob: 'Fleksibel billett', eng: 'Flexible ticket' },
        startOfValidity: '2030-12-05T06:00:00.000Z',
        endOfValidity: '2030-12-06T03:00:00.000Z',
        travellers: [{ id: 't1', userType: 'ADULT' }],
      },
    ],
  };
}
