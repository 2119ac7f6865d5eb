import { join, normalize } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { sourcesOf } from './source-files.js';

const files = new Map(sourcesOf('packages/testkit/src').map((file) => [file.path, file]));

/** What a file of the testkit imports from outside it, by itself and by what it imports. */
function neededBy(entry: string): ReadonlySet<string> {
  const [reached, needed] = [new Set([`packages/testkit/src/${entry}`]), new Set<string>()];
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

describe('The testkit', () => {
  it('needs neither a test runner nor an assertion library for its builders, adapters, fake and engine', () => {
    const needed = neededBy('index.ts');
    expect(needed, 'the scan sees imports').to.include('@ticket-distribution/domain');
    const outside = [...needed].filter((name) => !/^(@ticket-distribution\/|node:)/.test(name));
    expect(outside).to.deep.equal(['fast-check']);
  });

  it('needs no test runner for its laws and contracts', () => {
    const needed = neededBy('suites.ts');
    expect(needed, 'the scan sees imports').to.include('chai');
    expect([...needed]).to.not.include('mocha');
  });

  it('needs mocha only where it speaks to mocha', () => {
    expect([...neededBy('runner/mocha-runner.ts')]).to.deep.equal(['mocha']);
  });
});
