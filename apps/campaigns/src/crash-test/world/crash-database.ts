import type { SmallDisk } from './small-disk.js';

/** The database of a world, as far as faults and apps need to know it. */
export interface CrashDatabase {
  /** What the apps are given as DATABASE_URL. */
  readonly url: string;
  /** How many app processes share it. */
  readonly appProcesses: number;
  /** The file system that it lies on; null where none can be mounted. */
  readonly disk: SmallDisk | null;
  /** Faults that cannot happen here, and why. */
  readonly impossible: ReadonlyMap<string, string>;
  /** @param keep whether its files are to be found in the folder of the world afterwards */
  close(keep: boolean): Promise<void>;
}
