export { createContainer, engineModules } from './create-container.js';
export type { ContainerSettings } from './shared/container-settings.js';
export {
  AccountBasedTicketingGateway,
  BifrostGateway,
  Database,
  InternationalGateway,
  NodGateway,
  Policies,
  TravelCardGateway,
} from './shared/tokens.js';
export { changesModule } from './modules/changes-module.js';
export { deliveryModule } from './modules/delivery-module.js';
export { deskModule } from './modules/desk-module.js';
export { jsonSystemsModule } from './modules/json-systems-module.js';
export { lookoutModule } from './modules/lookout-module.js';
export { nodModule } from './modules/nod-module.js';
export { persistenceModule } from './modules/persistence-module.js';
export { policiesModule } from './modules/policies-module.js';
export { requestsModule } from './modules/requests-module.js';
export { systemModule } from './modules/system-module.js';
export { resilienceModule } from './modules/resilience-module.js';
export { systemsModule } from './modules/systems-module.js';
export { ticketSystemsModule } from './modules/ticket-systems-module.js';
export { travelCardModule } from './modules/travel-card-module.js';
export { useCasesModule } from './modules/use-cases-module.js';
export { SystemClock } from './system/system-clock.js';
export { SystemRandomness } from './system/system-randomness.js';
export { UuidIds } from './system/uuid-ids.js';
export {
  DatabaseUnusable,
  TABLE_PREFIX_RULE,
  backupDatabase,
  isTablePrefix,
  migrateDatabase,
  planMigration,
} from '@ticket-distribution/persistence-typeorm';
export type { MigrationPlan } from '@ticket-distribution/persistence-typeorm';
