import { execFile, execFileSync } from 'node:child_process';
import { mkdir, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOM = 512 * 1024 * 1024;

/** A file system of its own (tmpfs) that can be full, really: its size is cut to what is used. Needs the right to mount. */
export class SmallDisk {
  private constructor(readonly folder: string) {
    process.on('exit', this.unmountAtOnce);
  }

  /** @returns why there is none, when it cannot be mounted here */
  static async mount(folder: string): Promise<SmallDisk | string> {
    await mkdir(folder, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${ROOM},mode=0755`, 'ticket-distribution', folder]);
      return new SmallDisk(folder);
    } catch (error) {
      const [reason = 'mount failed'] = String((error as { stderr?: string }).stderr ?? error)
        .trim()
        .split('\n');
      return reason;
    }
  }

  /** From now on next to nothing more can be written: whoever writes meanwhile is left a little more room each time. */
  async fill(): Promise<void> {
    for (let room = 0; !(await this.isCutTo(room)); room = room * 2 + 4_096) {
      if (room > ROOM) throw new Error(`The file system at ${this.folder} cannot be cut`);
    }
  }

  /** There is room again. */
  free(): Promise<void> {
    return this.resize(ROOM);
  }

  async unmount(): Promise<void> {
    await run('umount', ['-l', this.folder]);
    process.off('exit', this.unmountAtOnce);
  }

  /** When the whole process ends before its time. */
  private readonly unmountAtOnce = (): void => void execFileSync('umount', ['-l', this.folder]);

  /** Cuts the size to what is used and some room; false when more was used before it was cut. */
  private async isCutTo(room: number): Promise<boolean> {
    const { blocks, bfree, bsize } = await statfs(this.folder);
    return this.resize((blocks - bfree) * bsize + room).then(
      () => true,
      () => false,
    );
  }

  private async resize(bytes: number): Promise<void> {
    await run('mount', ['-o', `remount,size=${bytes}`, this.folder]);
  }
}
