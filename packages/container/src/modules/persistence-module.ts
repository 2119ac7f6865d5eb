import { Signals, Transactions } from '@ticket-distribution/application';
import { type DatabaseOptions, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Database } from '../shared/tokens.js';

type DatabaseSettings = Pick<
  ContainerSettings,
  'databaseUrl' | 'databasePoolSize' | 'databaseTimeoutMs' | 'refusesNesting' | 'tablePrefix' | 'baseFolder'
>;

/** The database, opened when it is first needed and closed when the container lets go of it. */
export function persistenceModule(settings: DatabaseSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Database)
      .toResolvedValue(() => openDatabase(optionsOf(settings)))
      .inSingletonScope()
      .onDeactivation((database) => database.close());
    bind(Transactions)
      .toResolvedValue(({ transactions }: Database) => transactions, [Database])
      .inSingletonScope();
    bind(Signals)
      .toResolvedValue(({ signals }: Database) => signals, [Database])
      .inSingletonScope();
  });
}

function optionsOf(settings: DatabaseSettings): DatabaseOptions {
  const { databaseUrl, databasePoolSize: poolSize, databaseTimeoutMs: timeoutMs } = settings;
  const { refusesNesting, tablePrefix, baseFolder } = settings;
  return {
    databaseUrl,
    baseFolder,
    ...(poolSize !== undefined && { poolSize }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(refusesNesting !== undefined && { refusesNesting }),
    ...(tablePrefix !== undefined && { tablePrefix }),
  };
}
