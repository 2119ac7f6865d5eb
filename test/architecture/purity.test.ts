import { expect } from 'chai';
import { describe, it } from 'mocha';
import { sourcesOf } from './source-files.js';

const CLOCKS_AND_CHANCE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\b\.|\bsetTimeout\b|\bsetInterval\b|\bperformance\b|\bcrypto\b|['"]node:/;
const ASYNCHRONOUS = /\basync\b|\bawait\b|\bPromise\b/;

/** The text without comments, so that words may be spoken of. */
function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

describe('The pure rooms', () => {
  for (const [folder, forbidden] of [
    ['packages/domain/src', [CLOCKS_AND_CHANCE, ASYNCHRONOUS]],
    ['packages/application/src', [CLOCKS_AND_CHANCE]],
  ] as const) {
    it(`${folder} knows no clock, no random source, no process${forbidden.length > 1 ? ' and no waiting' : ''}`, () => {
      const files = sourcesOf(folder);
      expect(files.length, 'the scan sees files').to.be.greaterThan(20);
      for (const { path, text } of files) {
        for (const pattern of forbidden) expect(code(text).match(pattern)?.[0], path).to.equal(undefined);
      }
    });
  }

  it('would be caught reading the clock or waiting', () => {
    for (const text of ['const now = new Date();', 'Date.now()', 'Math.random()', "import 'node:fs'", 'process.env']) {
      expect(CLOCKS_AND_CHANCE.test(code(text)), text).to.equal(true);
    }
    expect(ASYNCHRONOUS.test(code('async function f() {}'))).to.equal(true);
    expect(ASYNCHRONOUS.test(code('/** async by word only */ const x = new Date(0);'))).to.equal(false);
  });
});
