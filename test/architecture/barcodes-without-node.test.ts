import { join, normalize } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { sourcesOf } from './source-files.js';

const files = new Map(sourcesOf('packages/uic-barcode/src').map((file) => [file.path, file]));

/** What an entry of the barcodes imports from outside the package, by itself and by what it imports. */
function neededBy(entry: string): ReadonlySet<string> {
  const [reached, needed] = [new Set([`packages/uic-barcode/src/${entry}`]), new Set<string>()];
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

describe('The barcodes', () => {
  it('are read and written without Node, so that a device of an inspector can', () => {
    for (const entry of ['index.ts', 'per.ts']) expect([...neededBy(entry)], entry).to.deep.equal([]);
  });

  it('need its cryptography and compression only where they are signed and verified by it', () => {
    expect([...neededBy('node.ts')].toSorted()).to.deep.equal(['node:crypto', 'node:zlib']);
  });
});
