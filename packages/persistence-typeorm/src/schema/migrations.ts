import { CreateTables1795430000000 } from './1795430000000-create-tables.js';
import { FollowChanges1795478000000 } from './1795478000000-follow-changes.js';
import { LeaseDeliveries1795600000000 } from './1795600000000-lease-deliveries.js';
import { DeliveryEngine1795610000000 } from './1795610000000-delivery-engine.js';
import { KeepRequests1795620000000 } from './1795620000000-keep-requests.js';
import { KeepActs1795630000000 } from './1795630000000-keep-acts.js';
import { TraceDeliveries1795640500000 } from './1795640500000-trace-deliveries.js';
import { CountWhatWaits1795650000000 } from './1795650000000-count-what-waits.js';
import { PartiesOfTickets1795900000000 } from './1795900000000-parties-of-tickets.js';
import { RoomToChange1796000000000 } from './1796000000000-room-to-change.js';
import { ServeSearches1796100000000 } from './1796100000000-serve-searches.js';
import { TellEvents1796200000000 } from './1796200000000-tell-events.js';
import { SendWebhooks1796300000000 } from './1796300000000-send-webhooks.js';
import { PublishEvents1796400000000 } from './1796400000000-publish-events.js';
import { RevokeCodes1796500000000 } from './1796500000000-revoke-codes.js';
import { KeepDocuments1796600000000 } from './1796600000000-keep-documents.js';
import { RegisterPasses1796700000000 } from './1796700000000-register-passes.js';
import type { SchemaStep } from './schema-step.js';

/** Where the steps taken are written down, without the prefix. */
export const MIGRATIONS_TABLE = 'ticket_distribution_migrations';

/** Every step of the schema, oldest first. A step that was released is never edited. */
export const migrations: readonly (new () => SchemaStep)[] = [
  CreateTables1795430000000,
  FollowChanges1795478000000,
  LeaseDeliveries1795600000000,
  DeliveryEngine1795610000000,
  KeepRequests1795620000000,
  KeepActs1795630000000,
  TraceDeliveries1795640500000,
  CountWhatWaits1795650000000,
  PartiesOfTickets1795900000000,
  RoomToChange1796000000000,
  ServeSearches1796100000000,
  TellEvents1796200000000,
  SendWebhooks1796300000000,
  PublishEvents1796400000000,
  RevokeCodes1796500000000,
  KeepDocuments1796600000000,
  RegisterPasses1796700000000,
];
