import { Container, type ContainerModule } from 'inversify';
import { brokerModule } from './modules/broker-module.js';
import { documentsModule } from './modules/documents-module.js';
import { engineModule } from './modules/engine-module.js';
import { methodsModule } from './modules/methods-module.js';
import { persistenceModule } from './modules/persistence-module.js';
import { resilienceModule } from './modules/resilience-module.js';
import { systemModule } from './modules/system-module.js';
import { webhooksModule } from './modules/webhooks-module.js';
import type { ContainerSettings } from './shared/container-settings.js';

/** The modules of the whole engine, to be loaded as they are or with some left out. */
export function engineModules(settings: ContainerSettings): ContainerModule[] {
  return [
    systemModule(),
    persistenceModule(settings),
    resilienceModule(settings),
    methodsModule(settings),
    webhooksModule(settings),
    brokerModule(settings),
    documentsModule(settings),
    engineModule(settings),
  ];
}

/**
 * The engine in a container. `Engine` and each use case are resolved by their classes with `getAsync`; `unbindAllAsync` closes
 * the database.
 *
 * @param more modules loaded last; they add, or `rebind` what is there
 */
export function createContainer(settings: ContainerSettings, ...more: readonly ContainerModule[]): Container {
  const container = new Container();
  container.load(...engineModules(settings), ...more);
  return container;
}
