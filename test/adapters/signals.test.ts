import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { InMemorySignals } from '@ticket-distribution/testkit';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { signalsContract } from '@ticket-distribution/testkit/suites';
import { emptyDatabase } from '../postgres/empty-database.js';
import { temporaryFolder } from './temporary-folder.js';

signalsContract(mochaRunner, 'memory', async () => {
  const shared = new InMemorySignals();
  return { here: shared, there: shared, close: async () => {} };
});

signalsContract(mochaRunner, 'one process on SQLite', async () => {
  const folder = await temporaryFolder();
  const database = await openDatabase({ databaseUrl: 'sqlite:./test.sqlite', baseFolder: folder.path });
  const close = async (): Promise<void> => {
    await database.close();
    await folder.remove();
  };
  return { here: database.signals, there: database.signals, close };
});

signalsContract(mochaRunner, 'two processes on PostgreSQL', async () => {
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
