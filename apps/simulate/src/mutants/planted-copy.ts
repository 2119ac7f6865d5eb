import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Mutant, planted } from './mutant.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const PACKAGES = ['domain', 'application', 'testkit', 'simulation'];
/** What the copied packages import from elsewhere. */
const OUTSIDE = ['chai', 'fast-check'];

/** A copy of the built packages with a bug in it. */
export interface PlantedCopy {
  /** The program of the workers that simulate. */
  readonly seeds: URL;
  /** The program of the workers that try the laws. */
  readonly laws: URL;
  remove(): Promise<void>;
}

/**
 * Copies what was built into a temporary folder and plants the bug there.
 *
 * @throws Error when the mutant does not fit
 */
export async function plantedCopy(mutant: Mutant): Promise<PlantedCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-mutant-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const names = join(folder, 'node_modules', '@ticket-distribution');
    await mkdir(names, { recursive: true });
    for (const name of PACKAGES) {
      await copyBuilt(join('packages', name), folder);
      await symlink(join(folder, 'packages', name), join(names, name));
    }
    await copyBuilt(join('apps', 'simulate'), folder);
    for (const name of OUTSIDE) await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    for (const edit of mutant.edits) {
      const path = join(folder, 'packages', edit.file);
      await writeFile(path, planted(await readFile(path, 'utf8'), edit, mutant.name));
    }
  } catch (error) {
    await remove();
    throw error;
  }
  const program = (...path: readonly string[]): URL => pathToFileURL(join(folder, 'apps', 'simulate', 'dist', ...path));
  return { seeds: program('campaign', 'worker.js'), laws: program('laws', 'law-worker.js'), remove };
}

async function copyBuilt(project: string, folder: string): Promise<void> {
  const wanted = (path: string): boolean => !/\.(map|d\.ts|tsbuildinfo)$/.test(path);
  await cp(join(ROOT, project, 'dist'), join(folder, project, 'dist'), { recursive: true, filter: wanted });
  await cp(join(ROOT, project, 'package.json'), join(folder, project, 'package.json'));
}
