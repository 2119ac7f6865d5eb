import type { FulfillmentMethod, FulfillmentPolicy } from '@ticket-distribution/domain';
import { HttpTicketSystemGateway, handOverPath } from '@ticket-distribution/gateway-json';
import type { MethodEntry } from './method-entry.js';

/** A method whose ticket system speaks the JSON protocol, at `/<name of the method>/v1/hand-overs` below its address. */
export function jsonMethod<Method extends FulfillmentMethod>(
  policy: FulfillmentPolicy<Method>,
  system: string,
): MethodEntry<Method> {
  const path = handOverPath(policy.method);
  return { policy, system, gateway: (address) => new HttpTicketSystemGateway({ ...address, path }) };
}
