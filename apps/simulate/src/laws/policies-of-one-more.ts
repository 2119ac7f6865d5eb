import { type FulfillmentMethod, type FulfillmentPolicies, fulfillmentPolicies } from '@ticket-distribution/domain';

const { NOD, BIFROST } = fulfillmentPolicies;

/** A method that this build does not know: whoever brings one adds its name to `FulfillmentMethods`, for a whole program. */
const WALLET = 'WALLET' as FulfillmentMethod;

/** A method more, of a system that knows whose a ticket is and changes none, beside one that is handed over as NOD's tickets are. */
export const policiesOfOneMore: FulfillmentPolicies = {
  ...fulfillmentPolicies,
  BIFROST: { ...BIFROST, updates: 'by-reissue', redistributes: true, pickup: (request) => NOD.pickup(request) },
  [WALLET]: { ...BIFROST, method: WALLET, transfers: true, change: () => 'replace' },
};
