import { expect } from 'chai';
import { describe, it } from 'mocha';
import { neededBy } from './needed-by.js';

describe('The testkit', () => {
  it('needs neither a test runner nor an assertion library for its builders, adapters, fake and engine', () => {
    const needed = neededBy('testkit', 'index.ts');
    expect(needed, 'the scan sees imports').to.include('@ticket-distribution/domain');
    const outside = [...needed].filter((name) => !/^(@ticket-distribution\/|node:)/.test(name));
    expect(outside).to.deep.equal(['fast-check']);
  });

  it('needs no test runner for its laws and contracts', () => {
    const needed = neededBy('testkit', 'suites.ts');
    expect(needed, 'the scan sees imports').to.include('chai');
    expect([...needed]).to.not.include('mocha');
  });

  it('needs mocha only where it speaks to mocha', () => {
    expect([...neededBy('testkit', 'runner/mocha-runner.ts')]).to.deep.equal(['mocha']);
  });
});
