import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const page = readFileSync('docs/contract-coverage.md', 'utf8');
const httpApi = readFileSync('docs/http-api.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| fact'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('The page on what of the public contract is covered', () => {
  it('names for every fact a test that is there, or says that it is not served', () => {
    expect(rows.length).to.be.greaterThan(60);
    for (const [, fact, , here, tested] of rows) {
      if (tested === 'not served') expect(here, fact).to.match(/not (yet|needed)/);
      else expect(existsSync(String(tested).replaceAll('`', '')), `${fact}: ${tested}`).to.equal(true);
    }
  });

  it('names operations that are served', () => {
    const named = [...page.matchAll(/`((?:GET|POST|PUT) \/v1[^`]*)`/g)].map(([, operation]) => operation);
    expect(named).to.have.length.greaterThan(8);
    for (const operation of named) expect(httpApi).to.include(`\`${operation}\``);
  });
});
