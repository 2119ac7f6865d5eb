import { createRequire } from 'node:module';
import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { transactionsContract } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { temporaryFolder } from './temporary-folder.js';

const isInstalled = ((): boolean => {
  try {
    createRequire(import.meta.url).resolve('better-sqlite3');
    return true;
  } catch {
    return false;
  }
})();

const open = (baseFolder: string) => openDatabase({ databaseUrl: 'better-sqlite3:./test.sqlite', baseFolder });

if (isInstalled) {
  transactionsContract(mochaRunner, 'TypeORM on better-sqlite3', async () => {
    const folder = await temporaryFolder();
    const database = await open(folder.path);
    const close = async (): Promise<void> => {
      await database.close();
      await folder.remove();
    };
    return { transactions: database.transactions, close };
  });
} else {
  describe('Transactions, kept by TypeORM on better-sqlite3', () => {
    it('are tested where the optional package is installed: npm install --no-save better-sqlite3@12');

    it('are refused without the package, and the refusal says how it is installed', async () => {
      const refusal = await open('.').then(
        () => 'it was opened',
        (error: Error) => error.message,
      );
      expect(refusal).to.match(/test\.sqlite cannot be opened: .*npm install better-sqlite3@12/);
    });
  });
}
