import { Signals, Transactions } from '@ticket-distribution/application';
import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';
import { Database } from '../shared/tokens.js';

/** The database, opened when it is first needed and closed when the container lets go of it. */
export function persistenceModule(
  settings: Pick<ContainerSettings, 'databaseUrl' | 'databasePoolSize' | 'baseFolder'>,
): ContainerModule {
  const { databaseUrl, databasePoolSize: poolSize, baseFolder } = settings;
  return new ContainerModule(({ bind }) => {
    bind(Database)
      .toResolvedValue(() => openDatabase({ databaseUrl, baseFolder, ...(poolSize !== undefined && { poolSize }) }))
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
