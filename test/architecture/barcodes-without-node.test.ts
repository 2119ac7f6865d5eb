import { expect } from 'chai';
import { describe, it } from 'mocha';
import { neededBy } from './needed-by.js';

describe('The barcodes', () => {
  it('are read and written without Node, so that a device of an inspector can', () => {
    for (const entry of ['index.ts', 'per.ts']) expect([...neededBy('uic-barcode', entry)], entry).to.deep.equal([]);
  });

  it('need its cryptography and compression only where they are signed and verified by it', () => {
    expect([...neededBy('uic-barcode', 'node.ts')].toSorted()).to.deep.equal(['node:crypto', 'node:zlib']);
  });
});

describe('The codes of tickets', () => {
  const needed = (entry: string) => [...neededBy('ticket-code', entry)].toSorted();

  it('are read and verified without Node and without a library, so that a device of an inspector can', () => {
    expect(needed('index.ts')).to.deep.equal([]);
  });

  it('need the libraries that draw, those that read pictures, and the codes of UIC only in the entries that are for them', () => {
    expect(needed('node.ts')).to.deep.equal(['node:crypto', 'node:fs/promises']);
    expect(needed('symbols.ts')).to.deep.equal(['bwip-js/generic', 'node:zlib', 'qr']);
    const uic = ['@ticket-distribution/uic-barcode', '@ticket-distribution/uic-barcode/node'];
    expect(needed('uic.ts')).to.deep.equal([...uic, 'node:crypto']);
    expect(needed('command/main.ts')).to.include('zxing-wasm/reader').and.to.not.include('bwip-js/generic');
  });
});
