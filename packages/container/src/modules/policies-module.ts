import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { ContainerModule } from 'inversify';
import { Policies } from '../shared/tokens.js';

/** The policies that ship with the domain. */
export function policiesModule(): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Policies).toConstantValue(fulfillmentPolicies);
  });
}
