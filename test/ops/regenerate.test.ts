import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type ScriptedAnswer, type ScriptedApi, type SeenRequest, scriptedApi } from './scripted-api.js';
import { run, start } from './tool.js';

const GROUPS = [{ ticketDistributions: [{ status: 'DISTRIBUTED' }, { status: 'CANCELLED' }] }];
const DONE: ScriptedAnswer = { status: 200, body: GROUPS };
const refusal = (status: number, code: string): ScriptedAnswer => ({ status, body: { code, detail: 'so it is' } });

describe('Regenerating a list of orders with the tool', () => {
  let folder: string;
  let list: string;
  let api: ScriptedApi | null = null;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-ops-'));
    list = join(folder, 'orders.txt');
  });
  afterEach(async () => {
    await api?.close();
    api = null;
    await rm(folder, { recursive: true });
  });

  const listed = (...lines: readonly string[]) => writeFile(list, `${lines.join('\n')}\n`);
  const answering = async (
    answer: (order: string, request: SeenRequest, seen: readonly SeenRequest[]) => ScriptedAnswer,
  ) => {
    api = await scriptedApi((request, seen) =>
      request.path === '/v1/regenerations' ? DONE : answer(orderOf(request), request, seen),
    );
    return api.address;
  };
  const asked = (): readonly SeenRequest[] => (api?.seen ?? []).filter(({ path }) => path !== '/v1/regenerations');
  const orders = (): readonly string[] => asked().map(orderOf);
  const notes = (): readonly { readonly ended?: object }[] =>
    (api?.seen ?? []).filter(({ path }) => path === '/v1/regenerations').map(({ body }) => JSON.parse(body) as object);
  const journal = async (): Promise<readonly Record<string, unknown>[]> =>
    (await readFile(`${list}.journal.jsonl`, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('asks for each order once, in both steps, and keeps how it went', async () => {
    await listed('# lost products', 'A', '', 'B', 'A');
    const address = await answering(() => DONE);
    const args = ['regenerate', list, '--steps', 'generate,distribute', '--concurrency', '1', '--reason', 'lost'];
    const { code, out, err } = await run(address, args);
    expect([code, err]).to.deep.equal([0, err]);
    expect(err).to.include('1 lines name an order once more');
    expect(asked().map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      'POST /v1/ticket-distributions/A/generate',
      'POST /v1/ticket-distribution-groups/A/distribute',
      'POST /v1/ticket-distributions/B/generate',
      'POST /v1/ticket-distribution-groups/B/distribute',
    ]);
    const [first, ...entries] = await journal();
    expect(first).to.deep.include({ type: 'run', address, steps: ['generate', 'distribute'], orders: 2 });
    const said = { type: 'order', outcome: 'done', code: null, message: '1 DISTRIBUTED, 1 CANCELLED' };
    expect(entries.map((entry) => ({ ...entry, at: 'then' }))).to.deep.equal([
      { ...said, orderId: 'A', at: 'then' },
      { ...said, orderId: 'B', at: 'then' },
    ]);
    expect(new Set(asked().map(({ headers }) => headers['x-correlation-id']))).to.deep.equal(new Set([first?.run]));
    const note = { run: first?.run, steps: ['generate', 'distribute'], orders: 2, reason: 'lost' };
    expect(notes()).to.deep.equal([note, { ...note, ended: { done: 2, failed: 0 } }]);
    expect(out).to.match(/^done +2$/m);
  });

  it('tells what failed, ends with 1, and tries only that again', async () => {
    await listed('A', 'B', 'C');
    let isMended = false;
    const address = await answering((order) =>
      order === 'B' && !isMended ? refusal(409, 'order/not-confirmed') : DONE,
    );
    const first = await run(address, ['regenerate', list]);
    expect(first.code).to.equal(1);
    expect(first.out).to.include('B  order/not-confirmed: so it is');
    isMended = true;
    const before = orders().length;
    const second = await run(address, ['regenerate', list]);
    expect([second.code, orders().slice(before)]).to.deep.equal([0, ['B']]);
    expect(second.out).to.match(/^done before +2$/m);
  });

  it('that has nothing to distribute is done', async () => {
    await listed('A');
    const address = await answering(() => refusal(409, 'distribution/nothing-to-distribute'));
    expect((await run(address, ['regenerate', list, '--steps', 'distribute'])).code).to.equal(0);
  });

  it('goes on where it was killed, and asks for nothing again that was done', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `ORDER-${index}`);
    await listed(...names);
    const address = await answering(() => ({ ...DONE, afterMs: 20 }));
    const args = ['regenerate', list, '--concurrency', '2'];
    const running = start(address, args);
    while (orders().length < 12) await pause(5);
    running.kill('SIGKILL');
    expect((await running.ended).code).to.equal('SIGKILL');
    const done = new Set((await journal()).flatMap((entry) => (entry.type === 'order' ? [entry.orderId] : [])));
    expect(done.size).to.be.greaterThan(5);
    await appendFile(`${list}.journal.jsonl`, '{"type":"order","orderId":"ORDER-39","outco');
    const before = orders().length;
    expect((await run(address, args)).code).to.equal(0);
    expect(orders().slice(before)).to.have.members(names.filter((name) => !done.has(name)));
    expect(new Set((await journal()).map(({ orderId }) => orderId)).size).to.equal(41);
    expect((await run(address, args)).code).to.equal(0);
    expect(orders().slice(before)).to.have.length(40 - done.size);
  });

  it('finishes what is under way when it is interrupted, ends with 130, and goes on later', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `ORDER-${index}`);
    await listed(...names);
    const address = await answering(() => ({ ...DONE, afterMs: 30 }));
    const running = start(address, ['regenerate', list, '--concurrency', '3', '--json']);
    while (orders().length < 9) await pause(5);
    running.kill('SIGINT');
    const { code, out } = await running.ended;
    const summary = JSON.parse(out) as { readonly done: number; readonly left: number; readonly interrupted: boolean };
    expect([code, summary.interrupted]).to.deep.equal([130, true]);
    expect(summary.done).to.equal(orders().length);
    expect(summary.left).to.equal(30 - summary.done);
    expect(summary.left).to.be.greaterThan(0);
    expect((await run(address, ['regenerate', list])).code).to.equal(0);
    expect(orders()).to.have.members(names);
  });

  it('tells a list that was changed, and goes on with it when it is told to', async () => {
    await listed('A', 'B');
    const address = await answering(() => DONE);
    await run(address, ['regenerate', list]);
    await listed('B', 'A');
    expect((await run(address, ['regenerate', list])).code, 'another order of the same').to.equal(0);
    await listed('B', 'C');
    const told = await run(address, ['regenerate', list]);
    expect(told.code).to.equal(2);
    expect(told.err).to.include(
      '2 orders then, 2 now; 1 of them are not in the journal, 1 of the journal are not in the list',
    );
    expect(orders()).to.have.length(2);
    expect((await run(address, ['regenerate', list, '--changed-list'])).code).to.equal(0);
    expect(orders()).to.deep.equal(['A', 'B', 'C']);
  });

  it('refuses the journal of other steps, of another address, and a file that is none', async () => {
    await listed('A');
    const address = await answering(() => DONE);
    await run(address, ['regenerate', list]);
    const steps = await run(address, ['regenerate', list, '--steps', 'distribute']);
    expect([steps.code, steps.err]).to.deep.equal([2, steps.err]);
    expect(steps.err).to.include('was begun with the steps generate, not distribute');
    const other = await run('http://127.0.0.1:1', ['regenerate', list]);
    expect([other.code, other.err.includes('was begun with the address')]).to.deep.equal([2, true]);
    const none = await run(address, ['regenerate', list, '--journal', list]);
    expect([none.code, none.err.includes('is no journal of a run: line 1')]).to.deep.equal([2, true]);
  });

  it('writes into no file that is no journal, and changes nothing in it', async () => {
    await listed('A');
    const address = await answering(() => DONE);
    const other = join(folder, 'notes.txt');
    for (const text of ['my notes', 'ORDER-1', '{"type":"order","orderId":"A","outcome":"done"}\n', '[]\n']) {
      await writeFile(other, text);
      const { code, err } = await run(address, ['regenerate', list, '--journal', other]);
      expect([code, err.includes('is no journal of a run')], text).to.deep.equal([2, true]);
      expect(await readFile(other, 'utf8')).to.equal(text);
    }
    const inFolder = await run(address, ['regenerate', list, '--journal', folder]);
    expect([inFolder.code, inFolder.err.includes(`${folder} cannot be read`)]).to.deep.equal([2, true]);
    expect(orders()).to.deep.equal([]);
    await writeFile(other, '{"type":"run","run":"cut o');
    expect((await run(address, ['regenerate', list, '--journal', other])).code).to.equal(0);
  });

  it('sends what it sends again under the key that it had, and everything else under its own', async () => {
    await listed('A', 'B');
    const address = await answering((order, _, seen) => {
      const before = seen.filter((request) => orderOf(request) === order).length;
      if (order === 'A' && before === 1) return refusal(503, 'service/not-ready');
      return order === 'A' && before === 2 ? refusal(409, 'idempotency/in-progress') : DONE;
    });
    expect((await run(address, ['regenerate', list, '--concurrency', '1'])).code).to.equal(0);
    expect(orders()).to.deep.equal(['A', 'A', 'A', 'B']);
    const keys = (api?.seen ?? []).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys.slice(1, 4)).size, 'one key for A').to.equal(1);
    expect(new Set(keys).size, 'a note, A, B, another note').to.equal(4);
    expect(keys.every((key) => typeof key === 'string')).to.equal(true);
  });

  it('calls an order with a ticket that failed so, and tries it again', async () => {
    await listed('A', 'B');
    const failed = { status: 200, body: [{ ticketDistributions: [{ status: 'FAILED' }, { status: 'DISTRIBUTED' }] }] };
    let isMended = false;
    const address = await answering((order) => (order === 'B' && !isMended ? failed : DONE));
    const first = await run(address, ['regenerate', list]);
    expect([first.code, first.out]).to.deep.equal([1, first.out]);
    expect(first.out).to.include('B  tickets/failed: 1 FAILED, 1 DISTRIBUTED');
    isMended = true;
    const before = orders().length;
    expect((await run(address, ['regenerate', list])).code).to.equal(0);
    expect(orders().slice(before)).to.deep.equal(['B']);
  });

  it('waits as long as a busy service says, with every order', async () => {
    await listed('A', 'B', 'C', 'D');
    let busyUntil = 0;
    const address = await answering((_, { at }) => {
      if (busyUntil === 0) busyUntil = at + 1000;
      return at < busyUntil ? { ...refusal(429, 'rate/limited'), headers: { 'Retry-After': '1' } } : DONE;
    });
    expect((await run(address, ['regenerate', list, '--concurrency', '1'])).code).to.equal(0);
    expect(orders(), 'nobody asked while it was busy').to.deep.equal(['A', 'A', 'B', 'C', 'D']);
  });

  it('sends again what a failing service refuses for now, and gives an order up after so many tries', async () => {
    await listed('A', 'B');
    const address = await answering((order) => (order === 'A' ? refusal(503, 'service/not-ready') : DONE));
    const { code, out } = await run(address, ['regenerate', list, '--concurrency', '1', '--tries', '2']);
    expect([code, orders()]).to.deep.equal([1, ['A', 'A', 'B']]);
    expect(out).to.include('A  service/not-ready');
  });

  it('stops when nobody answers, and when the caller may not, and says that it can go on', async () => {
    await listed('A', 'B', 'C');
    const address = await answering(() => refusal(403, 'caller/forbidden'));
    const forbidden = await run(address, ['regenerate', list, '--concurrency', '1']);
    expect([forbidden.code, orders()]).to.deep.equal([1, ['A']]);
    expect(forbidden.err).to.include('the same command goes on').and.include('refused: caller/forbidden (403)');
    const away = await run('http://127.0.0.1:1', ['regenerate', list, '--journal', `${list}.2`, '--tries', '1']);
    expect(away.code).to.equal(3);
    expect(away.err).to.include('http://127.0.0.1:1 cannot be reached');
  });

  it('tells in a dry run what generating would do, and changes nothing', async () => {
    await listed('A', 'B', 'C');
    const plan = (...actions: readonly string[]) => ({
      status: 200,
      body: { groups: [{ entries: actions.map((action) => ({ action })) }] },
    });
    const plans: Readonly<Record<string, ScriptedAnswer>> = {
      A: plan('keep'),
      B: plan('keep', 'add', 'add'),
      C: refusal(404, 'order/not-found'),
    };
    const address = await answering((order) => plans[order] ?? DONE);
    const { code, out } = await run(address, ['regenerate', list, '--dry-run', '--json']);
    expect(code).to.equal(1);
    expect(JSON.parse(out)).to.deep.equal({
      orders: 3,
      changed: 1,
      unchanged: 1,
      actions: { keep: 2, add: 2 },
      refused: [{ orderId: 'C', code: 'order/not-found', message: 'so it is' }],
    });
    expect(api?.seen.every(({ path }) => path.endsWith('/preview'))).to.equal(true);
    const missing = await readFile(`${list}.journal.jsonl`, 'utf8').catch((error: { code: string }) => error.code);
    expect(missing).to.equal('ENOENT');
  });

  for (const [what, lines, args, says] of [
    ['what is no order id', ['A', 'not an id'], [], 'line 2: not an id'],
    ['an empty list', ['# nothing'], [], 'names no order'],
    ['unknown steps', ['A'], ['--steps', 'sell'], '--steps must be'],
    ['too many at once', ['A'], ['--concurrency', '33'], '--concurrency must be a whole number from 1 to 32'],
  ] as const) {
    it(`refuses ${what} before anything is asked for`, async () => {
      await listed(...lines);
      const address = await answering(() => DONE);
      const { code, err } = await run(address, ['regenerate', list, ...args]);
      expect([code, api?.seen.length]).to.deep.equal([2, 0]);
      expect(err).to.include(says);
    });
  }
});

function orderOf({ path }: SeenRequest): string {
  return path.split('/')[3] ?? '';
}
