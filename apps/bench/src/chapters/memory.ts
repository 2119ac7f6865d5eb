import type { NodeProcess } from '@ticket-distribution/processes';
import { orderOperations } from '../load/operation-loads.js';
import { measuredLoad } from '../measuring/measured-load.js';
import { ProcessMeter } from '../measuring/process-meter.js';
import type { RowBook } from '../result/row-book.js';
import type { DatabaseKind } from '../world/bench-databases.js';
import { BenchWorld } from '../world/bench-world.js';
import type { ChapterOptions } from './chapter-options.js';
import { checkHandedOver } from './check-handed-over.js';

/** In how many parts the orders come; after each the memory is read. */
const PARTS = 10;
const CLIENTS = 8;

/** Memory of the app while a great many orders are recorded and handed over. */
export async function memory(options: ChapterOptions, book: RowBook): Promise<void> {
  const world = await BenchWorld.open(options.databases);
  try {
    const generator = (await world.start('load/load-main.js')).address;
    for (const database of options.databases) await watchMemory(world, generator, { ...options, database }, book);
  } finally {
    await world.close();
  }
}

async function watchMemory(
  world: BenchWorld,
  generator: string,
  { database, orders }: ChapterOptions & { readonly database: DatabaseKind },
  book: RowBook,
): Promise<void> {
  const stub = await world.start('stub/stub-main.js');
  const app = await world.startApp(await world.databases.create(database, 'watched'), stub.address);
  const count = Math.max(1, Math.floor(orders / PARTS));
  for (let part = 1; part <= PARTS; part += 1) {
    const from = (part - 1) * count;
    const peakMiB = await recordAndDistribute(generator, app, { from, count }, book);
    const residentMiB = new ProcessMeter(app.pid).residentMiB();
    book.note('memory', 'record and distribute', { database, 'orders done': part * count }, { residentMiB, peakMiB });
  }
  await checkHandedOver(stub, PARTS * count, book);
  await world.end(app);
  await world.end(stub);
}

/** @returns the most memory that the app held meanwhile, MiB */
async function recordAndDistribute(
  generator: string,
  app: NodeProcess,
  numbers: { readonly from: number; readonly count: number },
  book: RowBook,
): Promise<number> {
  const { record, distribute } = orderOperations('MEMORY', 1);
  const peaks: number[] = [];
  for (const kind of [record, distribute]) {
    const { figures, problems } = await measuredLoad(generator, app, { ...kind, ...numbers, clients: CLIENTS }, null);
    book.problems.push(...problems);
    peaks.push(figures.peakMiB ?? 0);
  }
  return Math.max(...peaks);
}
