// Writes what this release sends to its database, and what it is answered, so that later schemas can be held against it:
// `node test/dist/adapters/releases/record-release.js > test/adapters/releases/NAME.json`, once at each release.
import { join } from 'node:path';
import {
  QueuedConnection,
  TypeormTransactions,
  migrate,
  schemaOptions,
} from '@ticket-distribution/persistence-typeorm';
import { DataSource, type QueryRunner } from 'typeorm';
import { temporaryFolder } from '../temporary-folder.js';
import { releaseStory } from './release-story.js';

interface Recorded {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Of a SELECT. */
  readonly rows: unknown;
}

const folder = await temporaryFolder();
const recorded: Recorded[] = [];
const dataSource = await new DataSource({
  type: 'sqlite',
  database: join(folder.path, 'release.sqlite'),
  ...schemaOptions(),
}).initialize();
await migrate(dataSource);
listen(dataSource);
const connection = new QueuedConnection(dataSource);
await releaseStory(new TypeormTransactions(connection, connection));
await connection.close();
await folder.remove();
console.log(
  JSON.stringify(
    recorded.filter(({ sql }) => !/^(SAVEPOINT|RELEASE) /.test(sql)),
    null,
    2,
  ),
);

/** Hears every statement with its answer, on the one runner that a SQLite connection has. */
function listen(source: DataSource): void {
  const runner = source.createQueryRunner();
  const send = runner.query.bind(runner) as (...sent: unknown[]) => Promise<unknown>;
  runner.query = (async (sql: string, parameters: readonly unknown[] = [], structured?: boolean) => {
    const answer = await send(sql, parameters, structured);
    const rows = structured === true ? (answer as { readonly records: unknown }).records : answer;
    recorded.push({ sql, parameters, rows: sql.startsWith('SELECT') ? rows : null });
    return answer;
  }) as QueryRunner['query'];
  source.createQueryRunner = () => runner;
}
