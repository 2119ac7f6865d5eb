import { contractMethods } from '@ticket-distribution/container';
import { type FulfillmentMethod, fulfillmentPolicies } from '@ticket-distribution/domain';
import { runApp } from '@ticket-distribution/http';
import { aLine, anEngine } from '@ticket-distribution/testkit';
import { wallet, walletPolicy } from './wallet.js';

// A name that nobody registered.
// @ts-expect-error -- WALET
export const method: FulfillmentMethod = 'WALET';
// @ts-expect-error -- WALET
aLine({ method: 'WALET' });
// @ts-expect-error -- WALET
anEngine({ policies: { ...fulfillmentPolicies, WALET: walletPolicy } });

// A policy, or an entry, in the slot of another method.
// @ts-expect-error -- BIFROST's as WALLET's
anEngine({ policies: { ...fulfillmentPolicies, WALLET: fulfillmentPolicies.BIFROST } });
// @ts-expect-error -- BIFROST's as WALLET's
await runApp({ methods: { ...contractMethods, WALLET: contractMethods.BIFROST } });
// @ts-expect-error -- WALLET's as BIFROST's
await runApp({ methods: { ...contractMethods, WALLET: wallet, BIFROST: wallet } });

// A registry, or a set of policies, that lacks a method.
// @ts-expect-error -- no WALLET
await runApp({ methods: contractMethods });
// @ts-expect-error -- no WALLET
anEngine({ policies: fulfillmentPolicies });
