import {
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type FulfillmentPolicy,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';

/** A method that this build does not know: whoever brings one adds its name to `FulfillmentMethods`, for a whole program. */
export const WALLET = 'WALLET' as FulfillmentMethod;

/** The shipped policies and one for WALLET: BIFROST's, with what is said of it. */
export function withWallet(said: Partial<FulfillmentPolicy> = {}): FulfillmentPolicies {
  return { ...fulfillmentPolicies, [WALLET]: { ...fulfillmentPolicies.BIFROST, ...said, method: WALLET } };
}
