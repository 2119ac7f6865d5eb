import { setTimeout as wait } from 'node:timers/promises';
import type { NodeProcess } from '@ticket-distribution/processes';
import { ask } from '../../calls/ask.js';
import { usageOf } from '../../measuring/measured-load.js';
import type { PostgresMeter } from '../../measuring/postgres-meter.js';
import type { RoundFigures } from '../../result/row-book.js';
import type { DatabaseKind } from '../../world/bench-databases.js';
import type { BenchWorld } from '../../world/bench-world.js';
import { type OrderTemplate, recordTemplate } from '../../world/order-template.js';

/** No ticket is looked at by itself meanwhile: the copies are not known at the ticket system. */
const SETTINGS = { WATCH_INTERVAL_MS: String(24 * 3_600_000) };
/** The database of which the others are made. */
const FIRST = 'grown';

/** An app on a database with so many groups. */
export interface GrowthSite {
  readonly database: DatabaseKind;
  /** Null for SQLite. */
  readonly meter: PostgresMeter | null;
  readonly groups: number;
  readonly template: OrderTemplate;
  readonly app: NodeProcess;
}

/** Makes a database with one order that was handed over. */
export async function distributedTemplate(
  world: BenchWorld,
  database: DatabaseKind,
  stub: NodeProcess,
): Promise<OrderTemplate> {
  const app = await world.startApp(await world.databases.create(database, FIRST), stub.address, SETTINGS);
  const template = await recordTemplate(app);
  await ask('POST', `${app.address}/v1/ticket-distribution-groups/${template.orderId}/distribute`, {});
  await world.end(app);
  return template;
}

/** Makes a database with so many copies of that order, and starts an app on it. */
export async function openGrown(
  world: BenchWorld,
  { database, groups, template }: Pick<GrowthSite, 'database' | 'groups' | 'template'>,
  stub: NodeProcess,
): Promise<GrowthSite> {
  const name = `${FIRST}_${groups}`;
  const url = await world.databases.copy(database, FIRST, name);
  await world.databases.fill(database, name, template, groups - 1);
  const app = await world.startApp(url, stub.address, SETTINGS);
  return { database, meter: world.meterOf(database), groups, template, app };
}

/** What app and database use when nobody asks for anything. */
export async function atRest({ app, meter }: GrowthSite, seconds: number): Promise<RoundFigures> {
  await wait(seconds * 500);
  const { cpuMs, databaseCpuMs } = await usageOf(app, meter, () => wait(seconds * 1000));
  return {
    idleCpuMsPerSecond: cpuMs / seconds,
    ...(databaseCpuMs !== undefined && { idleDatabaseCpuMsPerSecond: databaseCpuMs / seconds }),
  };
}
