import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the app's one file was made after everything that it is made of was compiled. */
export function isBundleCurrent(baseFolder: string): boolean {
  const bundle = join(baseFolder, 'apps/http/dist/start.js');
  if (!existsSync(bundle)) return false;
  const { mtimeMs } = statSync(bundle);
  const packages = readdirSync(join(baseFolder, 'packages')).map((name) => `packages/${name}`);
  return [...packages, 'apps/http']
    .map((folder) => join(baseFolder, folder, 'dist/.tsbuildinfo'))
    .every((compiled) => !existsSync(compiled) || statSync(compiled).mtimeMs <= mtimeMs);
}
