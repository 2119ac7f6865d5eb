import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type SourceFile, sourcesOf } from './source-files.js';

const files = ['packages', 'apps'].flatMap((folder) => sourcesOf(folder));
const imported = new Map(files.map((file) => [file.path, localImports(file)]));

function localImports({ path, imports }: SourceFile): string[] {
  return imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(path), specifier)).replace(/\.js$/, '.ts'));
}

/** The first way from a node back to one it came through, or null. */
function circle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  const walk = (node: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const found = walk(next, [...way, node]);
      if (found !== null) return found;
    }
    done.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const found = walk(node, []);
    if (found !== null) return found;
  }
  return null;
}

describe('The imports', () => {
  it('have no circle among files', () => {
    expect(files.length, 'the scan sees files').to.be.greaterThan(100);
    expect(circle(imported)?.join(' -> ')).to.equal(undefined);
  });

  it('have no circle among the folders of a package', () => {
    const folders = new Map<string, string[]>();
    for (const [path, targets] of imported) {
      const outside = targets.map((target) => dirname(target)).filter((folder) => folder !== dirname(path));
      if (path.endsWith('/src/index.ts')) continue;
      folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), ...outside]);
    }
    expect(circle(folders)?.join(' -> ')).to.equal(undefined);
  });

  it('would be caught going round', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(circle(graph)).to.deep.equal(['b', 'c', 'b']);
  });
});
