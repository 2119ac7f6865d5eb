import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const KIB = 1024;
/** Ticks of the clock of /proc in a second: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Reads from outside what a process has used: from /proc on Linux, by `ps` elsewhere. */
export class ProcessMeter {
  private readonly hasProc = existsSync('/proc/self/stat');

  constructor(readonly pid: number) {}

  /** CPU time since its start, user and system, milliseconds. */
  cpuMs(): number {
    return this.hasProc ? cpuTicks(this.pid, 'own') * (1000 / TICKS_PER_SECOND) : this.psCpuMs();
  }

  /** Memory that it holds now, MiB. */
  residentMiB(): number {
    return this.hasProc ? this.statusMiB('VmRSS') : Number(this.ps('rss')) / KIB;
  }

  /** The most that it held since `forgetPeak`, or its start, MiB; what it holds now where the system keeps no peak. */
  peakMiB(): number {
    return this.hasProc ? this.statusMiB('VmHWM') : this.residentMiB();
  }

  /** The peak begins anew; where the system refuses, it goes on since the start. */
  forgetPeak(): void {
    if (!this.hasProc) return;
    try {
      writeFileSync(`/proc/${this.pid}/clear_refs`, '5');
    } catch {
      // A system that keeps one peak for the whole life of a process: an upper bound.
    }
  }

  private statusMiB(field: string): number {
    const lines = readFileSync(`/proc/${this.pid}/status`, 'utf8').split('\n');
    const line = lines.find((one) => one.startsWith(`${field}:`)) ?? '';
    return Number.parseInt(line.slice(field.length + 1), 10) / KIB;
  }

  private psCpuMs(): number {
    const parts = this.ps('time').split(/[:-]/).map(Number);
    return parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
  }

  private ps(field: string): string {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(this.pid)], { encoding: 'utf8' }).trim();
  }
}

/** CPU time of a process in ticks (proc(5)): its own, or that of the children that it has waited for, too. */
export function cpuTicks(pid: number, of: 'own' | 'with ended children'): number {
  const fields = statFields(pid).slice(11, of === 'own' ? 13 : 15);
  return fields.map(Number).reduce((sum, ticks) => sum + ticks, 0);
}

/** What follows the name in /proc/<pid>/stat; the name may hold anything. */
export function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
