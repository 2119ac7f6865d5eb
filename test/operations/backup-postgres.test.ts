import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrateDatabase } from '@ticket-distribution/persistence-typeorm';
import { TestPostgres } from '../postgres/test-postgres.js';
import { RestoredWorld } from './restored-world.js';

describe('A backup of a PostgreSQL server', () => {
  let world: RestoredWorld;
  let lost: TestPostgres;
  let restored: TestPostgres | null = null;
  beforeEach(async () => {
    world = await RestoredWorld.open();
    lost = await TestPostgres.start();
  });
  afterEach(async () => {
    await world.close();
    await lost.remove();
    await restored?.remove();
  });

  it('is taken while the app works, and an app that is started on it loses nothing and doubles nothing', async () => {
    const databaseUrl = await lost.createDatabase();
    await migrateDatabase({ databaseUrl, baseFolder: '.' });
    await world.start(databaseUrl);
    await world.live();
    restored = await lost.backUp();
    await world.lose();
    await lost.kill();
    await restored.restart();
    await world.start(restored.sameDatabase(databaseUrl));
    await world.expectAllOnce();
  });
});
