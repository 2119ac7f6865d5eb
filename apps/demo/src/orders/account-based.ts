import type { OrderDocumentBody } from '@ticket-distribution/client/schemas';
import { KOLUMBUS, adult, inDays, line, order } from './parts.js';

export const FRIEND = { distributionHolderCustomerId: '1000077', customerAccountRef: 'ATB:CustomerAccount:Zmx1ZmZ5' };
const ACCOUNT = 'ATB:CustomerAccount:Qm9iYmxlcw';

/** Kept on a customer account: there is nothing to pick up. */
export const accountBased = (): OrderDocumentBody =>
  order('5TQG9YHJ', 160, KOLUMBUS, [
    line(
      'c9e1b0a2-70c3-4b8f-9b1e-5a1c5b5d4e41',
      'ACCOUNT_BASED_TICKETING',
      {
        id: 'ATB:PreassignedFareProduct:8f351521',
        version: 'ATB:Version:V1',
        name: { nob: 'Nattbillett', eng: 'Night ticket' },
        transferable: true,
        startOfValidity: inDays(1, 23),
        endOfValidity: inDays(2, 4),
        travellers: [adult('t1')],
      },
      { customerAccountRef: ACCOUNT },
    ),
  ]);
