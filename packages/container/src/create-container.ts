import { Container, type ContainerModule } from 'inversify';
import type { ContainerSettings } from './shared/container-settings.js';
import { changesModule } from './modules/changes-module.js';
import { deliveryModule } from './modules/delivery-module.js';
import { deskModule } from './modules/desk-module.js';
import { jsonSystemsModule } from './modules/json-systems-module.js';
import { lookoutModule } from './modules/lookout-module.js';
import { nodModule } from './modules/nod-module.js';
import { persistenceModule } from './modules/persistence-module.js';
import { policiesModule } from './modules/policies-module.js';
import { resilienceModule } from './modules/resilience-module.js';
import { requestsModule } from './modules/requests-module.js';
import { systemsModule } from './modules/systems-module.js';
import { systemModule } from './modules/system-module.js';
import { ticketSystemsModule } from './modules/ticket-systems-module.js';
import { travelCardModule } from './modules/travel-card-module.js';
import { useCasesModule } from './modules/use-cases-module.js';

/** The modules of the whole engine, one per adapter, to be loaded as they are or with some left out. */
export function engineModules(settings: ContainerSettings): ContainerModule[] {
  return [
    systemModule(),
    persistenceModule(settings),
    nodModule(settings),
    travelCardModule(settings),
    jsonSystemsModule(settings),
    ticketSystemsModule(),
    policiesModule(),
    resilienceModule(settings),
    deliveryModule(settings),
    lookoutModule(settings),
    useCasesModule(settings),
    changesModule(settings),
    deskModule(settings),
    requestsModule(settings),
    systemsModule(),
  ];
}

/**
 * The engine in a container. Use cases are resolved by their classes with `getAsync`; `unbindAllAsync` closes the
 * database.
 *
 * @param more modules loaded last; they add, or `rebind` what is there
 */
export function createContainer(settings: ContainerSettings, ...more: readonly ContainerModule[]): Container {
  const container = new Container();
  container.load(...engineModules(settings), ...more);
  return container;
}
