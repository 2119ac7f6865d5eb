import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { InMemorySignals, signalsContract } from '@ticket-distribution/testkit';
import { temporaryFolder } from './temporary-folder.js';

signalsContract('memory', async () => {
  const shared = new InMemorySignals();
  return { here: shared, there: shared, close: async () => {} };
});

signalsContract('one process on SQLite', async () => {
  const folder = await temporaryFolder();
  const database = await openDatabase({ databaseUrl: 'sqlite:./test.sqlite', baseFolder: folder.path });
  const close = async (): Promise<void> => {
    await database.close();
    await folder.remove();
  };
  return { here: database.signals, there: database.signals, close };
});
