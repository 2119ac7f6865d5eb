import type { OrderDocumentBody } from '@ticket-distribution/client/schemas';
import { KOLUMBUS, adult, inDays, inZone, line, order } from './parts.js';

export const CARD = '0413902317';
export const NEW_CARD = '0413902355';

/** Thirty days in fare zone A, for a travel card. */
export const periodTicket = (): OrderDocumentBody =>
  order('7PNC2DVL', 160, KOLUMBUS, [
    line('0d6ac5d7-5df2-4e5e-8a15-b8a4a7f1f931', 'NOD', {
      id: 'ATB:PreassignedFareProduct:6dd9beab',
      version: 'ATB:Version:V1',
      name: { nob: '30-dagersbillett', nno: '30-dagarsbillett', eng: '30-day ticket' },
      startOfValidity: inDays(0, 4),
      endOfValidity: inDays(30, 4),
      topologies: [inZone('ATB:FareZone:10', 'A')],
      travellers: [adult('t1')],
    }),
  ]);
