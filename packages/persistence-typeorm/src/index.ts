export { openDatabase } from './open-database.js';
export type { DatabaseOptions } from './open-database.js';
export type { OpenDatabase } from './transactions/database.js';
export { TypeormTransactions } from './transactions/typeorm-transactions.js';
export type { TransactionSource } from './transactions/typeorm-transactions.js';
export { QueuedConnection } from './transactions/queued-connection.js';
export { migrations } from './schema/migrations.js';
export { migrate } from './schema/migrate.js';
export { schemas } from './schema/schemas.js';
