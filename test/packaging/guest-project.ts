import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../architecture/source-files.js';

const run = promisify(execFile);

const SCOPE = '@ticket-distribution/';
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
const COMPILED_AS = ['--strict', '--skipLibCheck', '--module', 'NodeNext', '--target', 'ES2023', '--types', 'node'];

/** The compiler that builds the repository. */
export const OUR_COMPILER: string = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** What a guest has. */
export interface GuestOptions {
  /** The folder beside this file that holds what the guest wrote. */
  readonly files: string;
  /** The packages of ours that it asked for, without their scope; what they depend on comes along. */
  readonly ours: readonly string[];
  /** What it asked for besides, as npm takes it. */
  readonly others: readonly string[];
  /** Packages with a native part that comes from the repository, where it is built already; default: each builds its own. */
  readonly built?: readonly string[];
}

/** A project outside the workspace that has packed packages of ours, and what it asked for besides. */
export class GuestProject {
  private constructor(readonly folder: string) {}

  static async open({ files, ours, others, built = [] }: GuestOptions): Promise<GuestProject> {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-guest-'));
    const packed = await packedInto(folder, ours);
    const isAsked = ([name]: readonly [string, string]): boolean => ours.includes(name.slice(SCOPE.length));
    const project = {
      name: 'guest',
      private: true,
      type: 'module',
      dependencies: Object.fromEntries(packed.filter(isAsked)),
      // What a registry would give for the names that packages of ours name.
      overrides: Object.fromEntries(packed.filter((one) => !isAsked(one))),
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(project));
    const scripts = built.length > 0 ? ['--ignore-scripts'] : [];
    await run('npm', ['install', ...QUIET, ...scripts, ...others], { cwd: folder });
    for (const name of built) {
      const native = join('node_modules', name, 'build');
      await cp(join(root, native), join(folder, native), { recursive: true });
    }
    await cp(join(root, 'test', 'packaging', files), folder, { recursive: true });
    return new GuestProject(folder);
  }

  /** The names of the packages, and of the scopes, that were installed. */
  installed(): Promise<string[]> {
    return readdir(join(this.folder, 'node_modules'));
  }

  /** Compiles files of the guest, strictly. */
  compile(files: readonly string[], compiler: string = OUR_COMPILER): Promise<Ended> {
    return this.run([compiler, ...COMPILED_AS, ...files]);
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

/** Packs packages of ours and all those of ours that they depend on; gives each with its name and where it is. */
async function packedInto(folder: string, names: readonly string[]): Promise<(readonly [string, string])[]> {
  const folders = await withDependencies(names);
  const args = ['pack', '--json', '--pack-destination', folder, ...folders];
  const { stdout } = await run('npm', args, { cwd: root, maxBuffer: 100_000_000 });
  const packed = JSON.parse(stdout) as readonly { readonly name: string; readonly filename: string }[];
  return packed.map(({ name, filename }) => [name, `file:./${filename}`] as const);
}

/** The folders of packages of ours and of all packages of ours that they depend on. */
async function withDependencies(names: readonly string[]): Promise<string[]> {
  const folders = new Map<string, string>();
  for (const waiting = [...names]; waiting.length > 0; ) {
    const name = waiting.pop() ?? '';
    if (folders.has(name)) continue;
    const folder = ['packages', 'apps'].map((kind) => join(root, kind, name)).find((path) => existsSync(path)) ?? name;
    folders.set(name, folder);
    const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      readonly dependencies?: object;
    };
    waiting.push(
      ...Object.keys(dependencies).flatMap((one) => (one.startsWith(SCOPE) ? [one.slice(SCOPE.length)] : [])),
    );
  }
  return [...folders.values()];
}
