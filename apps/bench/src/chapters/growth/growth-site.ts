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

/** A database with so many groups: an order that was handed over, and its copies. */
export interface Grown {
  readonly database: DatabaseKind;
  readonly groups: number;
  readonly template: OrderTemplate;
}

/** An app on it. */
export interface GrowthSite extends Grown {
  /** Null for SQLite. */
  readonly meter: PostgresMeter | null;
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

/** Makes the database, with which nobody works yet. */
export async function makeGrown({ databases }: BenchWorld, { database, groups, template }: Grown): Promise<void> {
  await databases.copy(database, FIRST, nameOf(groups));
  await databases.fill(database, nameOf(groups), template, groups - 1);
}

/** Starts an app on it. */
export async function openGrown(world: BenchWorld, grown: Grown, stub: NodeProcess): Promise<GrowthSite> {
  const { database, groups } = grown;
  const app = await world.startApp(world.databases.urlOf(database, nameOf(groups)), stub.address, SETTINGS);
  return { ...grown, meter: world.meterOf(database), app };
}

function nameOf(groups: number): string {
  return `${FIRST}_${groups}`;
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
