import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { type Ended, GuestProject } from './guest-project.js';

/** How long a test may take on a busy machine; the runners' own limits are seconds. */
const LONGEST_MS = '300000';

/** How each runner is called with a file, and where it says how many tests passed. */
const RUNNERS = [
  {
    name: 'mocha',
    command: ['node_modules/mocha/bin/mocha.js', '--timeout', LONGEST_MS, 'with-mocha.test.js'],
    passed: /(\d+) passing/,
  },
  { name: 'node:test', command: ['--test', '--test-reporter=spec', 'with-node.test.js'], passed: /pass (\d+)/ },
  {
    name: 'vitest',
    command: [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=verbose',
      '--testTimeout',
      LONGEST_MS,
      'with-vitest.test.js',
    ],
    passed: /Tests\s.*?(\d+) passed/,
  },
] as const;

const BROKEN_LAW = 'gives tickets for products of the line only, each at most once';

describe('The packed domain, application and testkit', () => {
  let guest: GuestProject;
  let compiled: Ended;

  before(async () => {
    const others = ['mocha@12.0.3', 'vitest@4.1.12', '@types/node@20.19.43'];
    guest = await GuestProject.open('guest', { ours: ['domain', 'application', 'testkit'], others });
    compiled = await guest.compile(['with-mocha.test.ts', 'with-node.test.ts', 'with-vitest.test.ts', 'hand-over.ts']);
  });

  after(() => guest.remove());

  it('bring no container, ORM or web framework with them', async () => {
    const installed = await guest.installed();
    expect(installed).to.include.members(['@ticket-distribution', 'chai', 'fast-check']);
    for (const unwanted of ['inversify', 'reflect-metadata', 'typeorm', 'sqlite3', 'fastify', 'class-validator']) {
      expect(installed).to.not.include(unwanted);
    }
  });

  it('compile and run in a project outside the workspace', async () => {
    expect(compiled).to.deep.equal({ code: 0, output: '' });
    expect(await guest.run(['hand-over.js'])).to.deep.equal({ code: 0, output: '1 ticket\n' });
  });

  for (const { name, command, passed } of RUNNERS) {
    it(`hold policies and a persistence adapter against laws and contract under ${name}`, async () => {
      const { code, output } = await guest.run(command);
      expect(code, output).to.equal(0);
      expect(Number(passed.exec(output)?.[1]), output).to.be.above(200);
    });

    it(`find a policy that breaks a law under ${name}`, async () => {
      const { code, output } = await guest.run(command, { BROKEN: 'yes' });
      expect(code, output).to.not.equal(0);
      expect(output).to.include(BROKEN_LAW);
      expect(output).to.include('a product of the line, not given before');
    });
  }
});
