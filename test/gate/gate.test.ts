import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { signalled } from '@ticket-distribution/processes';
import { expect } from 'chai';
import { afterEach, describe, it } from 'mocha';
import { type Gate, gateOf } from './gate-of.js';

const GOOD = "it('holds', () => {}); it('holds too', () => {});";
const BAD = "describe('A ticket', () => it('is valid', () => { throw new Error('it is not'); }));";

/** Asks for PostgreSQL, writes down what runs, and goes on for ever. */
const ENDLESS = `
  import { renameSync, writeFileSync } from 'node:fs';
  import { join } from 'node:path';
  it('never ends', async () => {
    const port = await (await fetch(process.env.SHARED_POSTGRES)).text();
    const file = join(import.meta.dirname, 'running.json');
    writeFileSync(file + '.part', JSON.stringify({ pid: process.pid, port: Number(port) }));
    renameSync(file + '.part', file);
    await new Promise(() => setInterval(() => {}, 1000));
  }).timeout(0);
`;

describe('The gate', () => {
  let gate: Gate | null = null;

  const outcome = async (...given: Parameters<typeof gateOf>) => {
    gate = await gateOf(...given);
    return gate.ended;
  };

  /** What the endless test wrote down, once it did. */
  const running = async ({ folder }: Gate): Promise<{ readonly pid: number; readonly port: number }> => {
    while (true) {
      const text = await readFile(join(folder, 'endless', 'running.json'), 'utf8').catch(() => null);
      if (text !== null) return JSON.parse(text) as { pid: number; port: number };
      await wait(50);
    }
  };
  const listens = async (port: number): Promise<boolean> => {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return isOpen;
  };

  afterEach(async () => {
    if (gate === null) return;
    gate.process.kill('SIGKILL');
    await gate.ended;
    await rm(gate.folder, { recursive: true });
    gate = null;
  });

  it('says what became of each suite, and closes with the counts of all as mocha writes them', async () => {
    const { code, output } = await outcome({
      'one/a.test.js': GOOD,
      'one/b.test.js': "it('is for later');",
      'two/a.test.js': GOOD,
    });
    expect(output)
      .to.match(/^✔ one: 2 passing, 1 pending \(.+\)$/m)
      .and.match(/^✔ two: 2 passing \(.+\)$/m);
    expect(output).to.match(/\n {2}4 passing \(.+\)\n {2}1 pending\n\n$/);
    expect(code).to.equal(0);
  });

  it('shows in full at the end what failed, and fails', async () => {
    const { code, output } = await outcome({ 'bad/a.test.js': BAD, 'good/a.test.js': GOOD });
    expect(output).to.match(/^✖ bad: 1 failing/m);
    expect(output).to.match(/1\) \[bad\] A ticket\n\s+is valid:\n\s+Error: it is not\n\s+at .*a\.test\.js:1:/);
    expect(output).to.match(/\n {2}2 passing \(.+\)\n {2}1 failing\n\n$/);
    expect(code).to.equal(1);
  });

  for (const [what, text, says] of [
    ['ends in the middle', `${GOOD} it('ends', () => process.exit(0));`, 'bad ended with 0 before its last test.'],
    ['is killed', `${GOOD} it('ends', () => process.kill(process.pid, 'SIGKILL'));`, 'bad ended with SIGKILL before'],
    ['cannot be loaded', "import './not-there.js';", 'bad ended with 1 before its last test.'],
    ['fails after its last test', `${GOOD} after(() => process.on('exit', () => (process.exitCode = 7)));`, 'with 7'],
    ['has no tests', 'export {};', 'bad ran no test.'],
  ] as const) {
    it(`fails when a suite ${what}, whatever the others say`, async () => {
      const { code, output } = await outcome({ 'bad/a.test.js': text, 'good/a.test.js': GOOD });
      expect(output)
        .to.include(says)
        .and.match(/^✔ good: 2 passing/m);
      expect(code).to.equal(1);
    });
  }

  it('fails when a suite leaves something open, and says what', async () => {
    const text = `import { createServer } from 'node:net'; ${GOOD} after(() => createServer().listen(0));`;
    const { code, output } = await outcome({ 'bad/a.test.js': text, 'good/a.test.js': GOOD }, '--end-within=1');
    expect(output)
      .to.match(/bad did not end after its last test: .+ is not closed \(.*TCPServerWrap.*\)\./)
      .and.match(/^✔ good: 2 passing/m);
    expect(code).to.equal(1);
  });

  it('waits for a suite that takes its time to clean up as it exits', async () => {
    const slow = `process.once('exit', () => { for (const since = Date.now(); Date.now() < since + 3000; ); });`;
    const { code, output } = await outcome({ 'slow/a.test.js': `${slow} ${GOOD}` }, '--end-within=1');
    expect(output).to.match(/^✔ slow: 2 passing/m);
    expect(code).to.equal(0);
  });

  it('fails when there is no test at all', async () => {
    const { code, output } = await outcome({ 'a-file.txt': '' });
    expect(output).to.include('  0 passing');
    expect(code).to.equal(1);
  });

  it('runs the folders only that are asked for', async () => {
    const { code, output } = await outcome({ 'bad/a.test.js': BAD, 'good/a.test.js': GOOD }, '--only=good');
    expect(output).to.include('  2 passing').and.not.include('bad');
    expect(code).to.equal(0);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    it(`leaves neither a suite nor PostgreSQL behind when it is ended by ${signal}`, async () => {
      gate = await gateOf({ 'endless/a.test.js': ENDLESS });
      const { pid, port } = await running(gate);
      expect(await listens(port)).to.equal(true);
      gate.process.kill(signal);
      const { code, output } = await gate.ended;
      expect(code).to.equal(signal === 'SIGKILL' ? null : 1);
      if (signal !== 'SIGKILL') expect(output).to.include(`Stopped by ${signal}`);
      while (signalled(pid, 0) || (await listens(port))) await wait(50);
    });
  }
});
