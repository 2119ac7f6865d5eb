import type { TicketSystemGateways } from '@ticket-distribution/application';
import { type FulfillmentPolicies, methodsOf } from '@ticket-distribution/domain';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Gateways, Policies } from '../shared/tokens.js';

/** The policy and the gateway of every method that is registered. */
export function methodsModule({
  methods,
  ticketSystemUrls,
  ticketSystemTimeoutMs,
}: ContainerSettings): ContainerModule {
  const policies = methodsOf(methods).map((method) => [method, methods[method].policy]);
  const gateways = methodsOf(methods).map((method) => [
    method,
    methods[method].gateway({ baseUrl: ticketSystemUrls[method], timeoutMs: ticketSystemTimeoutMs }),
  ]);
  return new ContainerModule(({ bind }) => {
    bind(Policies).toConstantValue(Object.fromEntries(policies) as FulfillmentPolicies);
    bind(Gateways).toConstantValue(Object.fromEntries(gateways) as TicketSystemGateways);
  });
}
