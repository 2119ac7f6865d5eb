import type { NodeProcess } from '@ticket-distribution/processes';
import type { PostgresMeter } from '../../measuring/postgres-meter.js';
import type { DatabaseKind } from '../../world/bench-databases.js';
import type { BenchWorld } from '../../world/bench-world.js';

const PROGRAMS = 'ceilings/bare-bones';

/** One kind of database with the app and the bare-bones server on it, each in a database of its own. */
export interface OperationSite {
  readonly database: DatabaseKind;
  /** Null for SQLite. */
  readonly meter: PostgresMeter | null;
  readonly app: NodeProcess;
  readonly bare: NodeProcess;
}

export async function openSite(world: BenchWorld, database: DatabaseKind, stub: NodeProcess): Promise<OperationSite> {
  const app = await world.startApp(await world.databases.create(database, 'engine'), stub.address);
  const bareDatabase = await world.databases.create(database, 'bare_bones');
  const bare =
    database === 'postgres'
      ? world.start(`${PROGRAMS}/postgres-main.js`, { DATABASE_URL: bareDatabase, TICKET_SYSTEM: stub.address })
      : world.start(`${PROGRAMS}/sqlite-main.js`, { DATABASE_FILE: world.databases.fileOf(database, 'bare_bones') });
  return { database, meter: world.meterOf(database), app, bare: await bare };
}
