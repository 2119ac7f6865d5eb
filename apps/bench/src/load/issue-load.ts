import type { LoadKind } from './operation-loads.js';

/** Issues of one ticket as the engine sends them to NOD's back office, sent by nobody but the load generator. */
export const issueLoad: LoadKind = {
  method: 'POST',
  path: '/nod/backoffice',
  body: {
    text: '<soap:Envelope><soap:Body><AddOrders><orderGroup><reference>alone-{hex}</reference><orders><order><reference>ticket-{hex}</reference></order></orders></orderGroup></AddOrders></soap:Body></soap:Envelope>',
  },
  status: 200,
  contains: '<outcome>APPLIED</outcome>',
};
