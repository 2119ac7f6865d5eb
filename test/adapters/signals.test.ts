import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { InMemorySignals, signalsContract } from '@ticket-distribution/testkit';
import { emptyDatabase } from '../postgres/empty-database.js';
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

signalsContract('two processes on PostgreSQL', async () => {
  const empty = await emptyDatabase();
  const options = { databaseUrl: empty.url, baseFolder: '.' };
  const [here, there] = await Promise.all([1, 2].map(() => openDatabase(options)));
  if (here === undefined || there === undefined) throw new Error('two were opened');
  const close = async (): Promise<void> => {
    await Promise.all([here.close(), there.close()]);
    await empty.release();
  };
  return { here: here.signals, there: there.signals, close };
});
