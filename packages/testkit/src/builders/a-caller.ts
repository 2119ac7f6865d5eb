import type { Caller, Identity } from '@ticket-distribution/application';

/** A caller that nobody asked who it is; or, said who, one that has proven it and has no privileges. */
export function aCaller(said: Partial<Identity> | null = null, correlationId = 'correlation-1'): Caller {
  if (said === null) return { correlationId, identity: null };
  return { correlationId, identity: { clientId: 'test-client', organisationId: null, privileges: [], ...said } };
}
