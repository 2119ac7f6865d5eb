import type { MigrationInterface } from 'typeorm';
import { CreateTables1795430000000 } from './1795430000000-create-tables.js';
import { FollowChanges1795478000000 } from './1795478000000-follow-changes.js';
import { KeepRequests1795620000000 } from './1795620000000-keep-requests.js';

export const MIGRATIONS_TABLE = 'migrations';

/** Every step of the schema, oldest first. A step that was released is never edited. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateTables1795430000000,
  FollowChanges1795478000000,
  KeepRequests1795620000000,
];
