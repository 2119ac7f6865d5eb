import { existsSync, readFileSync } from 'node:fs';
import { OPERATIONS, PERMISSIONS, REACH_PERMISSIONS, settingsTable } from '@ticket-distribution/http';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const page = readFileSync('docs/security.md', 'utf8');
const rows = (pattern: RegExp): string[][] => [...page.matchAll(pattern)].map(([, ...cells]) => cells.map(String));

describe('The page on security', () => {
  it('lists the permissions as they are', () => {
    const listed = rows(/^\| `([a-z-]+:[a-z]+)` \| (.*) \|$/gm);
    expect(listed.filter(([name = '']) => !name.startsWith('organisations:'))).to.deep.equal(
      Object.entries(PERMISSIONS),
    );
    const reaching = listed.map(([name]) => name).filter((name = '') => name.startsWith('organisations:'));
    expect(reaching).to.deep.equal(Object.keys(REACH_PERMISSIONS));
  });

  it('says of every operation what it needs', () => {
    const openly = new Map<string, string>([
      ['public', 'nothing'],
      ['signed', 'the signature of the ticket system'],
      ['pass', 'the token of the pass'],
      ['device', 'nothing, of telephones'],
    ]);
    const needs = OPERATIONS.map(({ method, path, access }) => {
      const open = openly.get(access);
      return [`${method} ${path}`, open ?? `\`${access}\``];
    });
    expect(rows(/^\| `((?:GET|POST|PUT|DELETE) [^`]*)` \| (.*) \|$/gm)).to.deep.equal(needs);
  });

  it('uses every permission there is for some operation', () => {
    const used = new Set<string>(OPERATIONS.map(({ access }) => access));
    for (const permission of Object.keys(PERMISSIONS)) expect(used).to.include(permission);
  });

  it('names tests that are there, and settings that there are', () => {
    const tests = rows(/`((?:test|packages)\/[\w./-]+\.ts)`/g).flat();
    expect(tests.length).to.be.greaterThan(15);
    for (const path of tests) expect(existsSync(path), path).to.equal(true);
    const known = settingsTable().map(({ variable }) => variable);
    const settings = rows(/`([A-Z]+(?:_[A-Z]+)+)`/g).flat();
    expect(settings.length).to.be.greaterThan(8);
    for (const setting of settings) expect(known).to.include(setting);
  });
});
