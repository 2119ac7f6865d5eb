import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { HttpNodGateway } from '@ticket-distribution/gateway-nod';
import { HttpTravelCardGateway } from '@ticket-distribution/gateway-travel-card';
import { GatewayByMedium } from './gateway-by-medium.js';
import { jsonMethod } from './json-method.js';
import type { MethodRegistry } from './method-entry.js';

const { NOD, ACCOUNT_BASED_TICKETING, INTERNATIONAL, BIFROST } = fulfillmentPolicies;

/** The four methods of the public contract. To add one: `{ ...contractMethods, WALLET: walletMethod }`. */
export const contractMethods = {
  NOD: {
    policy: NOD,
    system: 'NOD',
    gateway: (address) =>
      new GatewayByMedium({ QR_CODE: new HttpNodGateway(address), TRAVEL_CARD: new HttpTravelCardGateway(address) }),
  },
  ACCOUNT_BASED_TICKETING: jsonMethod(ACCOUNT_BASED_TICKETING, 'the account-based ticket system'),
  INTERNATIONAL: jsonMethod(INTERNATIONAL, 'the international ticket system'),
  BIFROST: jsonMethod(BIFROST, 'the BIFROST ticket system'),
} satisfies MethodRegistry;
