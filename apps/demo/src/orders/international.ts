import type { OrderDocumentBody } from '@ticket-distribution/client/schemas';
import { ENTUR, GOTHENBURG, OSLO, adult, between, inDays, line, order } from './parts.js';

/** Issued by a foreign railway's system. */
export const international = (): OrderDocumentBody =>
  order('8ZRD6FKA', 1, ENTUR, [
    line('1fa9d1f4-93f0-4c6f-8a3e-7d3c9a0e5b51', 'INTERNATIONAL', {
      id: 'SJN:PreassignedFareProduct:StandardFullFlex',
      version: 'SJN:Version:V1',
      name: { nob: 'Standard refunderbar', eng: 'Standard, refundable' },
      startOfValidity: inDays(5, 5),
      endOfValidity: inDays(6, 3),
      topologies: [between(OSLO, GOTHENBURG)],
      travellers: [adult('t1')],
    }),
  ]);
