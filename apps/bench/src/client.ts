/** One JSON request; any answer that is not a success ends the benchmark. */
export async function send(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'ET-Client-Name': 'ticket-distribution-bench', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** A confirmed order with one ticket, kept by NOD. */
export function order(id: string): object {
  return {
    id,
    version: 1,
    status: 'CONFIRMED',
    organisationId: 1,
    ownerCustomerId: '1000042',
    orderLines: [
      {
        id: `${id}-1`,
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
      },
    ],
  };
}
