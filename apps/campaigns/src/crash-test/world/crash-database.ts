import type { PostgresServer } from '@ticket-distribution/processes';
import type { ConnectionLine } from '../../postgres/connection-line.js';
import type { SmallDisk } from './small-disk.js';

/** What an app process is started for: see APP_ROLE. */
export type AppRole = 'all' | 'api' | 'worker';

/** The database of a world, as far as faults and apps need to know it. */
export interface CrashDatabase {
  /** What the apps are given as DATABASE_URL. */
  readonly url: string;
  /** The app processes that share it, by what each does. */
  readonly roles: readonly AppRole[];
  /** The file system that it lies on; null where none can be mounted. */
  readonly disk: SmallDisk | null;
  /** The process that serves it, and the line to it; null for a file. */
  readonly server: PostgresServer | null;
  readonly line: ConnectionLine | null;
  /** Faults that cannot happen here, and why. */
  readonly impossible: ReadonlyMap<string, string>;
  /** @param keep whether its files are to be found in the folder of the world afterwards */
  close(keep: boolean): Promise<void>;
}
