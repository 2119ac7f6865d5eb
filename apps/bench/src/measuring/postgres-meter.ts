import { existsSync, readFileSync } from 'node:fs';
import type { PostgresServer } from '@ticket-distribution/processes';
import { cpuTicks } from './process-meter.js';

const TICK_MS = 10;

/** Reads what a PostgreSQL server has used, all its processes together. */
export class PostgresMeter {
  constructor(private readonly server: PostgresServer) {}

  /** CPU time of all its processes, those that have ended too, milliseconds; NaN where there is no /proc. */
  cpuMs(): number {
    const { pid } = this.server;
    if (pid === null || !existsSync(`/proc/${pid}/task/${pid}/children`)) return Number.NaN;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
    const ofChildren = children.map((child) => ticksOrNone(child)).reduce((sum, ticks) => sum + ticks, 0);
    return (cpuTicks(pid, 'with ended children') + ofChildren) * TICK_MS;
  }

  /** How far its write-ahead log has come, bytes. */
  async walBytes(): Promise<number> {
    const [row] = await this.server.query<{ bytes: string }>(
      "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS bytes",
    );
    return Number(row?.bytes);
  }
}

/** 0 for one that has ended meanwhile. */
function ticksOrNone(pid: number): number {
  try {
    return cpuTicks(pid, 'own');
  } catch {
    return 0;
  }
}
