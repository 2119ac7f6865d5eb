const DAY_MS = 86_400_000;

/** An order of one line with one ticket, as an order system sends it; that of a later version is cancelled where it says so. */
export function oneTicket(id: string, fulfillmentMethod: string, lineStatus: 'CONFIRMED' | 'CANCELLED' = 'CONFIRMED') {
  const [startOfValidity, endOfValidity] = [5, 6].map((days) => new Date(Date.now() + days * DAY_MS).toISOString());
  return {
    id,
    version: lineStatus === 'CONFIRMED' ? 1 : 2,
    status: 'CONFIRMED',
    organisationId: 1,
    ownerCustomerId: '1000042',
    orderLines: [
      {
        id: `${id}-1`,
        status: lineStatus,
        fulfillmentMethod,
        fareProducts: [
          {
            id: 'VYG:PreassignedFareProduct:Flex',
            version: 'VYG:Version:12',
            name: { nob: 'Fleksibel billett' },
            startOfValidity,
            endOfValidity,
          },
        ],
      },
    ],
  } as const;
}
