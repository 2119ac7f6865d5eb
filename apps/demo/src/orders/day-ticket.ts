import type { OrderDocumentBody } from '@ticket-distribution/client/schemas';
import { ENTUR, adult, between, line, order, OSLO, TRONDHEIM } from './parts.js';

const HOUR_MS = 3_600_000;

/** A ticket that is valid now, for paper and phone. */
export const dayTicket = (): OrderDocumentBody =>
  order('4JX8TMQW', 1, ENTUR, [
    line('7f3bd0a5-6a3b-4c07-9d6c-2f5d1a5e9b10', 'NOD', {
      id: 'VYG:PreassignedFareProduct:Flex',
      version: 'VYG:Version:V1',
      name: { nob: 'Enkeltbillett fleksibel', nno: 'Enkeltbillett fleksibel', eng: 'Flexible single ticket' },
      startOfValidity: new Date(Date.now() - HOUR_MS).toISOString(),
      endOfValidity: new Date(Date.now() + 23 * HOUR_MS).toISOString(),
      topologies: [between(OSLO, TRONDHEIM)],
      travellers: [adult('t1')],
    }),
  ]);

/** The same, refunded. */
export const refundedDayTicket = (): OrderDocumentBody => {
  const sold = dayTicket();
  return {
    ...sold,
    version: 2,
    orderLines: sold.orderLines.map((sale) => ({ ...sale, status: 'CANCELLED' as const })),
  };
};
