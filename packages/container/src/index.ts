export { createContainer, engineModules } from './create-container.js';
export type { ContainerSettings } from './shared/container-settings.js';
export { Database, Gateways, Policies } from './shared/tokens.js';
export { contractMethods } from './methods/contract-methods.js';
export { jsonMethod } from './methods/json-method.js';
export type { MethodEntry, MethodRegistry, TicketSystemAddress } from './methods/method-entry.js';
export { engineModule } from './modules/engine-module.js';
export { methodsModule } from './modules/methods-module.js';
export { persistenceModule } from './modules/persistence-module.js';
export { resilienceModule } from './modules/resilience-module.js';
export { systemModule } from './modules/system-module.js';
export { webhooksModule } from './modules/webhooks-module.js';
export {
  DatabaseUnusable,
  TABLE_PREFIX_RULE,
  backupDatabase,
  isTablePrefix,
  migrateDatabase,
  planMigration,
} from '@ticket-distribution/persistence-typeorm';
export type { MigrationPlan } from '@ticket-distribution/persistence-typeorm';
export { withNewKey } from './shared/with-new-key.js';
