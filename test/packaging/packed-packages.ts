import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../architecture/source-files.js';

/** A package of ours as `npm publish` would send it. */
export interface PackedPackage {
  /** With its scope. */
  readonly name: string;
  /** Where the tarball is. */
  readonly tarball: string;
  /** The paths in it. */
  readonly files: readonly string[];
  /** The names of the packages that it depends on. */
  readonly dependencies: readonly string[];
}

interface Manifest {
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The folders of all packages that are published, relative to the root. */
export const published: readonly string[] = ['packages', 'apps']
  .flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`))
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .filter((folder) => manifestOf(folder).private !== true);

let packing: Promise<readonly PackedPackage[]> | null = null;

/** All packages that are published, packed once for all tests of a process; the tarballs go when it ends. */
export function packedPackages(): Promise<readonly PackedPackage[]> {
  packing ??= pack();
  return packing;
}

/** A temporary folder that goes when the process ends. */
export function folderOfThisProcess(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `ticket-distribution-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function pack(): Promise<readonly PackedPackage[]> {
  const folder = folderOfThisProcess('packed');
  const args = ['pack', '--json', '--pack-destination', folder, ...published.map((path) => `./${path}`)];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root, maxBuffer: 100_000_000 });
  const packed = JSON.parse(stdout) as readonly {
    readonly name: string;
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  return packed.map(({ name, filename, files }, index) => ({
    name,
    tarball: join(folder, filename),
    files: files.map(({ path }) => path),
    dependencies: Object.keys(manifestOf(published[index] ?? '').dependencies ?? {}),
  }));
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}
