import type { FulfillmentMethod } from '@ticket-distribution/domain';

/** What each ticket system signs its callbacks with; those of a system without a secret are refused. */
export type CallbackSecrets = Readonly<Partial<Record<FulfillmentMethod, string>>>;
