import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { AN_APP, GuestProject } from './guest-project.js';

/** The files that docs/embedding.md shows, each a program of a reader, and what it prints. */
const PROGRAMS = [
  ['domain-alone', 'DISTRIBUTED, CANCELLED\n'],
  ['own-engine', 'issue, cancel: CANCELLED\n'],
  ['in-a-container', 'new: DISTRIBUTING\n'],
  ['own-app', '200 {"status":"ready","unregisteredMethods":[]}\n'],
] as const;

describe('What docs/embedding.md shows, from the packed packages in a project outside the workspace', () => {
  let guest: GuestProject;

  before(async function () {
    this.timeout(600_000);
    guest = await GuestProject.open('embedding', AN_APP);
  });

  after(() => guest.remove());

  for (const [name, printed] of PROGRAMS) {
    it(`compiles and runs: ${name}`, async () => {
      expect(await guest.compile([`${name}.ts`])).to.deep.equal({ code: 0, output: '' });
      expect(await guest.run([`${name}.js`], { TICKET_SYSTEMS: 'http://127.0.0.1:9' })).to.deep.equal({
        code: 0,
        output: printed,
      });
    }).timeout(120_000);
  }
});
