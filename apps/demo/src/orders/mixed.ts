import type { OrderDocumentBody } from '@ticket-distribution/client/schemas';
import { accountBased } from './account-based.js';
import { ENTUR, adult, inDays, inZone, line, order } from './parts.js';
import { journeyWithChange } from './train-journeys.js';

/** Several methods in one order. */
export const mixed = (): OrderDocumentBody => {
  const elsewhere = [...journeyWithChange().orderLines, ...accountBased().orderLines];
  return order('2HVX7NCE', 1, ENTUR, [
    ...elsewhere.map((one, index) => ({ ...one, id: `e7c5a9b0-5b2e-4a4f-9f47-31c0d7a8a06${index + 1}` })),
    line('e7c5a9b0-5b2e-4a4f-9f47-31c0d7a8a063', 'BIFROST', {
      id: 'RUT:PreassignedFareProduct:SupplementaryTicket',
      version: 'RUT:Version:V1',
      name: { nob: 'Tilleggsbillett', eng: 'Supplementary ticket' },
      startOfValidity: inDays(3, 14),
      endOfValidity: inDays(3, 16),
      topologies: [inZone('RUT:FareZone:4', '1')],
      travellers: [adult('t1')],
    }),
  ]);
};
