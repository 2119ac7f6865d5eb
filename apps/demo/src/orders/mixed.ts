import { accountBased } from './account-based.js';
import { ENTUR, type OrderDocument, adult, inDays, inZone, line, order } from './parts.js';
import { journeyWithChange } from './train-journeys.js';

/** Several methods in one order. */
export const mixed = (): OrderDocument => {
  const [train] = journeyWithChange().orderLines;
  const [night] = accountBased().orderLines;
  return order('2HVX7NCE', 1, ENTUR, [
    { ...train, id: 'e7c5a9b0-5b2e-4a4f-9f47-31c0d7a8a061' },
    { ...night, id: 'e7c5a9b0-5b2e-4a4f-9f47-31c0d7a8a062' },
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
