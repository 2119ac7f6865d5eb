// #region wallet
import { type MethodEntry, jsonMethod } from '@ticket-distribution/container';
import { type FulfillmentPolicy, isPickedUp, jsonSystemViolations, visibleContent } from '@ticket-distribution/domain';

declare module '@ticket-distribution/domain' {
  interface FulfillmentMethods {
    WALLET: true;
  }
}

/** Tickets in the wallet of a phone: handed over by distribute, changed in place until their use begins. */
export const walletPolicy: FulfillmentPolicy<'WALLET'> = {
  method: 'WALLET',
  handedOverBy: 'distribute',
  told: visibleContent,
  updates: 'in-place',
  transfers: false,
  redistributes: false,
  tickets: ({ fareProducts }) => fareProducts,
  change: (status) => (isPickedUp(status) ? 'replace' : 'update'),
  withheld: () => null,
  violations: jsonSystemViolations,
  pickup: () => null,
};

/** The policy with the way to its ticket system, which speaks the JSON protocol. */
export const wallet: MethodEntry<'WALLET'> = jsonMethod(walletPolicy, 'the wallet');
// #endregion wallet
