import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../architecture/source-files.js';

const run = promisify(execFile);

const OURS = ['domain', 'application', 'testkit'];
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
const COMPILER = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const COMPILED_AS = ['--strict', '--skipLibCheck', '--module', 'NodeNext', '--target', 'ES2023', '--types', 'node'];

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A project outside the workspace that has the packed domain, application and testkit, and what it asked for besides. */
export class GuestProject {
  private constructor(readonly folder: string) {}

  static async open(...packages: readonly string[]): Promise<GuestProject> {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-guest-'));
    const ours = OURS.map((name) => join(root, 'packages', name));
    await run('npm', ['pack', '--pack-destination', folder, ...ours], { cwd: root });
    const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'guest', private: true, type: 'module' }));
    await run('npm', ['install', ...QUIET, ...tarballs, ...packages], { cwd: folder });
    await cp(join(root, 'test', 'packaging', 'guest'), folder, { recursive: true });
    return new GuestProject(folder);
  }

  /** The names of the packages, and of the scopes, that were installed. */
  installed(): Promise<string[]> {
    return readdir(join(this.folder, 'node_modules'));
  }

  /** Compiles files of the folder `guest`, strictly. */
  compile(...files: readonly string[]): Promise<Ended> {
    return this.run([COMPILER, ...COMPILED_AS, ...files]);
  }

  /** Runs a program of Node in the folder; `code` is 0 when it went well. */
  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const options = { cwd: this.folder, env: { ...process.env, NODE_OPTIONS: '', ...env } };
    return run(process.execPath, args, options).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
    );
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
