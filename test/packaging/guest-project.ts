import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../architecture/source-files.js';
import { folderOfThisProcess, packedPackages } from './packed-packages.js';

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

/** What a guest asked for. */
export interface Wanted {
  /** The packages of ours, without their scope; what they depend on comes along. */
  readonly ours: readonly string[];
  /** What else, as npm takes it. */
  readonly others: readonly string[];
  /** Packages with a native part that comes from the repository, where it is built already; default: each builds its own. */
  readonly built?: readonly string[];
}

/** What guests ask for that run an app: everything that one needs, for all of them the same. */
export const AN_APP: Wanted = {
  ours: [
    'domain',
    'application',
    'system',
    'persistence-typeorm',
    'resilience-cockatiel',
    'container',
    'http',
    'testkit',
  ],
  others: ['inversify@8.2.3', 'reflect-metadata@0.2.2', 'mocha@12.0.3', 'typescript@5.9.3', '@types/node@20.19.43'],
  built: ['sqlite3'],
};

/** A project outside the workspace that has packed packages of ours, and what it asked for besides. */
export class GuestProject {
  private constructor(readonly folder: string) {}

  /**
   * Makes a project. Those of a process that ask for the same share what is installed, and nothing else.
   *
   * @param files the folder beside this file that holds what the guest wrote
   */
  static async open(files: string, wanted: Wanted): Promise<GuestProject> {
    const installed = await installedFor(wanted);
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-guest-'));
    await cp(join(installed, 'package.json'), join(folder, 'package.json'));
    await symlink(join(installed, 'node_modules'), join(folder, 'node_modules'));
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

const installations = new Map<Wanted, Promise<string>>();

/** The folder in which it is installed. */
function installedFor(wanted: Wanted): Promise<string> {
  const installed = installations.get(wanted) ?? install(wanted);
  installations.set(wanted, installed);
  return installed;
}

async function install({ ours, others, built = [] }: Wanted): Promise<string> {
  const folder = folderOfThisProcess('installed');
  const asked = ours.map((name) => SCOPE + name);
  const tarballs = await withDependencies(asked);
  const isAsked = ([name]: readonly [string, string]): boolean => asked.includes(name);
  const project = {
    name: 'guest',
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(tarballs.filter(isAsked)),
    // What a registry would give for the names that packages of ours name.
    overrides: Object.fromEntries(tarballs.filter((one) => !isAsked(one))),
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(project));
  const scripts = built.length > 0 ? ['--ignore-scripts'] : [];
  await run('npm', ['install', ...QUIET, ...scripts, ...others], { cwd: folder });
  for (const name of built) {
    const native = join('node_modules', name, 'build');
    await cp(join(root, native), join(folder, native), { recursive: true });
  }
  return folder;
}

/** Packages of ours and all those of ours that they depend on, each with its name and where it is. */
async function withDependencies(names: readonly string[]): Promise<(readonly [string, string])[]> {
  const packed = new Map((await packedPackages()).map((one) => [one.name, one]));
  const found = new Map<string, string>();
  for (const waiting = [...names]; waiting.length > 0; ) {
    const one = packed.get(waiting.pop() ?? '');
    if (one === undefined || found.has(one.name)) continue;
    found.set(one.name, `file:${one.tarball}`);
    waiting.push(...one.dependencies);
  }
  return [...found];
}
