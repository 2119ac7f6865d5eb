import { join, normalize } from 'node:path';
import { sourcesOf } from './source-files.js';

/**
 * What an entry of a package imports from outside the package, by itself and by what it imports.
 *
 * @param name of the folder of the package
 * @param entry its path from `src`
 */
export function neededBy(name: string, entry: string): ReadonlySet<string> {
  const source = `packages/${name}/src`;
  const files = new Map(sourcesOf(source).map((file) => [file.path, file]));
  const [reached, needed] = [new Set([`${source}/${entry}`]), new Set<string>()];
  for (const path of reached) {
    const file = files.get(path);
    if (file === undefined) throw new Error(`${path} is not there`);
    for (const specifier of file.imports) {
      if (specifier.startsWith('.')) reached.add(normalize(join(path, '..', specifier.replace(/\.js$/, '.ts'))));
      else needed.add(specifier);
    }
  }
  return needed;
}
