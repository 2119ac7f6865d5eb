import { setTimeout as wait } from 'node:timers/promises';
import type { NodeProcess } from '@ticket-distribution/processes';
import { ask } from '../calls/ask.js';
import { issueLoad } from '../load/issue-load.js';
import { measuredLoad, perOperation, usageOf } from '../measuring/measured-load.js';
import type { RoundFigures, RowBook } from '../result/row-book.js';
import type { DatabaseKind } from '../world/bench-databases.js';
import { BenchWorld, ledgerOf } from '../world/bench-world.js';
import { type OrderTemplate, recordTemplate } from '../world/order-template.js';
import type { ChapterOptions } from './chapter-options.js';
import { checkHandedOver } from './check-handed-over.js';

/** Calls under way at once to one ticket system: the engine's default, said outright because a ceiling is made of it. */
const CONCURRENCY = 8;
const LOOK_MS = 20;
const PAUSE = '/v1/ticket-systems/NOD/pause';
/** Draining takes long; more rounds than this say little more. */
const MOST_ROUNDS = 3;

/** The delivery engine with a heap of due deliveries, as it works them off. */
export async function drain(options: ChapterOptions, book: RowBook): Promise<void> {
  const world = await BenchWorld.open(options.databases);
  try {
    const generator = (await world.start('load/load-main.js')).address;
    for (const database of options.databases) await fillWithDue(world, database, options.deliveries - 1);
    for (let round = 1; round <= Math.min(options.rounds, MOST_ROUNDS); round += 1) {
      for (const latency of options.latencies) {
        for (const database of options.databases) {
          const of = { database, latency, name: `drain_${round}_${latency}`, deliveries: options.deliveries };
          await drainOnce(world, generator, of, book);
        }
      }
    }
  } finally {
    await world.close();
  }
}

/** Stores a due delivery while its system is paused, and copies it. */
async function fillWithDue(world: BenchWorld, database: DatabaseKind, copies: number): Promise<void> {
  const url = await world.databases.create(database, 'due');
  const app = await world.startApp(url, 'http://127.0.0.1:9', { DELIVERY_WAIT_MS: '0' });
  await ask('PUT', app.address + PAUSE, { reason: 'until the benchmark begins' });
  const template: OrderTemplate = await recordTemplate(app);
  await ask('POST', `${app.address}/v1/ticket-distribution-groups/${template.orderId}/distribute`, {});
  await world.end(app);
  await world.databases.fill(database, 'due', template, copies);
}

interface Draining {
  readonly database: DatabaseKind;
  readonly latency: number;
  readonly name: string;
  readonly deliveries: number;
}

async function drainOnce(
  world: BenchWorld,
  generator: string,
  { database, latency, name, deliveries }: Draining,
  book: RowBook,
): Promise<void> {
  const stub = await world.start('stub/stub-main.js');
  await ask('PUT', `${stub.address}/latency`, { milliseconds: latency });
  const settings = { DELIVERY_CONCURRENCY: String(CONCURRENCY) };
  const app = await world.startApp(await world.databases.copy(database, 'due', name), stub.address, settings);
  const usage = await usageOf(app, world.meterOf(database), () => drained(app, stub, deliveries));
  const seconds = usage.result;
  await checkHandedOver(stub, deliveries, book);
  await world.end(app);
  const ceiling: Readonly<Record<string, RoundFigures>> =
    latency > 0
      ? { 'concurrency / latency': { perSecond: (CONCURRENCY * 1000) / latency } }
      : { 'calls alone': await callsAlone(generator, stub, book) };
  await world.end(stub);
  const figures = { perSecond: deliveries / seconds, seconds, ...perOperation(usage, deliveries) };
  book.note('drain', 'deliveries', { database, 'ms latency': latency }, figures, ceiling);
}

/** Resumes the ticket system. @returns after how many seconds everything was handed over */
async function drained(app: NodeProcess, stub: NodeProcess, deliveries: number): Promise<number> {
  const started = performance.now();
  await ask('DELETE', app.address + PAUSE);
  while ((await ledgerOf(stub)).tickets < deliveries) await wait(LOOK_MS);
  return (performance.now() - started) / 1000;
}

/** The same calls at the same concurrency by a client that does nothing else. */
async function callsAlone(generator: string, stub: NodeProcess, book: RowBook): Promise<RoundFigures> {
  const load = { ...issueLoad, clients: CONCURRENCY, from: 1, count: 2000 };
  const { figures, problems } = await measuredLoad(generator, stub, load, null);
  book.problems.push(...problems);
  const { perSecond = 0 } = figures;
  return { perSecond };
}
