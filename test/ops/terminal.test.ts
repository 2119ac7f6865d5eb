import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type ScriptedAnswer, type ScriptedApi, scriptedApi } from './scripted-api.js';
import { run } from './tool.js';

/** Clears the screen, sets the title, rings, goes back in the line, opens a C1 sequence, turns the direction, breaks lines. */
const HOSTILE =
  'a\u001b[2J\u001b]0;owned\u0007\r\b\u009b31m\u202e\u2066\u200f\u2028\u2029\u0085\u007f\u{e0041}\nfaked: done\u0000z';

/** What may stand on a terminal: no control character but breaks of lines, and nothing that is not seen. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const SOMETHING = new Proxy({}, { get: () => HOSTILE }) as Readonly<Record<string, string>>;

const DELIVERY = {
  ...Object.fromEntries(
    [
      'key',
      'state',
      'fulfillmentMethod',
      'operation',
      'purpose',
      'orderId',
      'orderLineId',
      'lastError',
      'nextAttemptAt',
      'correlationId',
    ].map((name) => [name, SOMETHING[name]]),
  ),
  revision: 1,
  organisationId: 1,
  ageSeconds: 1,
  ticketDistributionIds: [HOSTILE],
  attempts: [{ number: 1, startedAt: HOSTILE, durationMs: 1, outcome: HOSTILE, message: HOSTILE }],
};

const PAGE = { page: 0, totalItems: 1, totalPages: 1 };
const SYSTEM = {
  system: HOSTILE,
  pause: { since: HOSTILE, by: HOSTILE, reason: HOSTILE },
  breaker: { state: HOSTILE },
  waiting: 1,
  underWay: 1,
  setAside: 1,
};

describe('What the tool prints', () => {
  let api: ScriptedApi;
  let folder: string;
  let answer: ScriptedAnswer;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-ops-'));
    api = await scriptedApi(() => answer);
  });
  afterEach(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  const said = async (...args: readonly string[]): Promise<string> => {
    const { out, err } = await run(api.address, args);
    return out + err;
  };
  const expectSafe = (text: string): void => {
    expect(text).to.not.match(UNSAFE);
    expect(text).to.include('a').and.include('z');
    expect(
      text.split('\n').filter((line) => line.startsWith('faked')),
      'no value begins a line',
    ).to.deep.equal([]);
  };

  it('is safe on a terminal, whatever the values hold that came from elsewhere', async () => {
    answer = { status: 200, body: DELIVERY };
    expectSafe(await said('delivery', 'key'));
    answer = { status: 200, body: { ...PAGE, items: [DELIVERY] } };
    expectSafe(await said('deliveries'));
    answer = { status: 200, body: { items: [SYSTEM] } };
    expectSafe(await said('systems'));
    answer = {
      status: 200,
      body: { before: HOSTILE, counts: { [HOSTILE]: 1 }, orderIds: [], kept: { [HOSTILE]: 1 }, next: null },
    };
    expectSafe(await said('purge', '--before', '2026-01-01'));
  });

  it('is safe when the service refuses, in the form of a problem or not, and when it is none', async () => {
    const violations = [{ field: HOSTILE, message: HOSTILE }];
    for (const body of [
      { code: HOSTILE, detail: HOSTILE, correlationId: HOSTILE, violations },
      { code: { a: HOSTILE }, detail: [HOSTILE], violations: HOSTILE },
      { message: HOSTILE },
    ]) {
      answer = { status: 400, body };
      const text = await said('systems');
      expectSafe(text);
      expect(text).to.match(/^refused: /);
    }
  });

  it('is safe for the orders that failed', async () => {
    const list = join(folder, 'orders.txt');
    await writeFile(list, 'ORDER-1\n');
    answer = { status: 409, body: { code: HOSTILE, detail: HOSTILE } };
    expectSafe(await said('regenerate', list, '--dry-run'));
  });

  it('is safe as JSON too, and says the same', async () => {
    answer = { status: 200, body: { items: [SYSTEM] } };
    const { out } = await run(api.address, ['systems', '--json']);
    expect(out).to.not.match(UNSAFE);
    expect(JSON.parse(out)).to.deep.equal({ items: [SYSTEM] });
  });

  it('is safe where the tool repeats what it was given', async () => {
    const { err } = await run(api.address, ['delivery\u001b[2J\u202e']);
    expect(err).to.not.match(UNSAFE).and.not.equal('');
  });
});
