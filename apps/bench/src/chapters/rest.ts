import { setTimeout as wait } from 'node:timers/promises';
import type { NodeProcess } from '@ticket-distribution/processes';
import { ProcessMeter } from '../measuring/process-meter.js';
import { statementCount } from '../measuring/statement-count.js';
import { usageOf } from '../measuring/measured-load.js';
import type { RoundFigures, RowBook } from '../result/row-book.js';
import type { DatabaseKind } from '../world/bench-databases.js';
import { BenchWorld } from '../world/bench-world.js';
import type { ChapterOptions } from './chapter-options.js';

const LOOK_MS = 5;
/** Until what a start left behind is done. */
const SETTLE_MS = 2000;

/** From the start of a process until it is ready, and what it uses when nobody asks. Beside it fastify alone. */
export async function rest({ rounds, databases, restSeconds }: ChapterOptions, book: RowBook): Promise<void> {
  const world = await BenchWorld.open(databases);
  try {
    for (const database of databases) await prepare(world, database);
    for (let round = 1; round <= rounds; round += 1) {
      const [seconds, fixed] = await timed(() => world.start('ceilings/fixed-answer-main.js'));
      const alone = { seconds, residentMiB: new ProcessMeter(fixed.pid).residentMiB() };
      await world.end(fixed);
      for (const database of databases) {
        const { start, atRest } = await startAndRest(world, database, restSeconds);
        const ceilings = { 'fastify alone': { seconds: alone.seconds } };
        book.note('rest', 'start until ready', { database }, start, ceilings);
        const memory = { 'fastify alone': { residentMiB: alone.residentMiB } };
        book.note('rest', 'at rest', { database }, atRest, memory);
      }
    }
  } finally {
    await world.close();
  }
}

/** A database with its tables, of which the server logs every statement. */
async function prepare(world: BenchWorld, database: DatabaseKind): Promise<void> {
  const app = await world.startApp(await world.databases.create(database, 'rested'), 'http://127.0.0.1:9');
  await world.end(app);
  if (database === 'postgres') await world.postgres?.query("ALTER DATABASE rested SET log_statement = 'all'");
}

async function startAndRest(
  world: BenchWorld,
  database: DatabaseKind,
  restSeconds: number,
): Promise<{ readonly start: RoundFigures; readonly atRest: RoundFigures }> {
  const url = world.databases.urlOf(database, 'rested');
  const [seconds, app] = await timed(async () => ready(await world.startApp(url, 'http://127.0.0.1:9')));
  const meter = new ProcessMeter(app.pid);
  const start = { seconds, cpuMs: meter.cpuMs(), residentMiB: meter.residentMiB() };
  await wait(SETTLE_MS);
  world.takeServerLog();
  const used = await usageOf(app, world.meterOf(database), () => wait(restSeconds * 1000));
  const atRest = {
    residentMiB: meter.residentMiB(),
    idleCpuMsPerSecond: used.cpuMs / restSeconds,
    ...(used.databaseCpuMs !== undefined && { idleDatabaseCpuMsPerSecond: used.databaseCpuMs / restSeconds }),
    ...(database === 'postgres' && { statementsPerSecond: statementCount(world.takeServerLog()) / restSeconds }),
  };
  await world.end(app);
  return { start, atRest };
}

/** Waits until it says that it is ready. */
async function ready(app: NodeProcess): Promise<NodeProcess> {
  while ((await fetch(`${app.address}/health/ready`)).status !== 200) await wait(LOOK_MS);
  return app;
}

async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const started = performance.now();
  const result = await work();
  return [(performance.now() - started) / 1000, result];
}
