import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { clientOf } from '../scenario/client.js';
import { World } from '../scenario/world.js';
import { scriptedApi } from './scripted-api.js';
import { json, run } from './tool.js';

interface Listed<Item> {
  readonly items: readonly Item[];
}
interface DeliveryJson {
  readonly key: string;
  readonly revision: number;
  readonly state: string;
  readonly orderId: string;
}

const order = (id: string, status: 'CONFIRMED' | 'CANCELLED' = 'CONFIRMED') => ({
  id,
  version: 1,
  status,
  organisationId: 1,
  ownerCustomerId: '1000042',
  orderLines: [
    {
      id: `${id}-1`,
      status: 'CONFIRMED',
      fulfillmentMethod: 'BIFROST',
      fareProducts: [
        {
          id: 'VYG:PreassignedFareProduct:Flex',
          version: 'VYG:Version:12',
          name: { eng: 'Flexible ticket' },
          startOfValidity: '2030-12-05T06:00:00.000Z',
          endOfValidity: '2030-12-06T03:00:00.000Z',
        },
      ],
    },
  ],
});

describe("An operator's day at the tool, with a real app and its ticket systems", () => {
  let world: World;
  const address = (): string => world.app.address;

  before(async () => {
    world = await World.open({ DELIVERY_ATTEMPTS: '2', DELIVERY_WAIT_MS: '5000' });
  });
  after(() => world.close());

  /** The deliveries that were set aside, once there are so many. */
  const setAside = async (count: number): Promise<readonly DeliveryJson[]> => {
    for (;;) {
      const { items } = await json<Listed<DeliveryJson>>(address(), 'deliveries', '--state', 'SET_ASIDE');
      if (items.length >= count) return items;
    }
  };

  it('finds nothing to do while all is well', async () => {
    const { code, out } = await run(address(), ['deliveries']);
    expect([code, out]).to.deep.equal([0, out]);
    expect(out).to.include('no deliveries');
    expect((await run(address(), ['drifts'])).out).to.include('no drifts');
    expect((await run(address(), ['systems'])).out).to.match(/^BIFROST +yes +0 +0 +0 +- +- +-$/m);
  });

  it('lists what a ticket system that is away leaves set aside, retries one and skips the other', async () => {
    await world.killSandbox();
    for (const id of ['RETRIED', 'SKIPPED']) {
      await clientOf(world).record(order(id));
      await clientOf(world).distribute(id);
    }
    const stuck = await setAside(2);
    const keyOf = (id: string): string => stuck.find(({ orderId }) => orderId === id)?.key ?? '';
    const shown = await run(address(), ['deliveries', '--system', 'bifrost', '--order', 'RETRIED']);
    expect(shown.out).to.include(keyOf('RETRIED')).and.include('SET_ASIDE').and.not.include('SKIPPED');
    expect((await run(address(), ['delivery', keyOf('RETRIED')])).out).to.match(/^2 .* no-effect /m);

    await world.startSandbox();
    const retried = await json<DeliveryJson>(address(), 'retry', keyOf('RETRIED'), '--reason', 'it is back');
    expect(retried.state).to.equal('DONE');
    const said = ['--tickets', 'not-there', '--reason', 'BIFROST looked'];
    const skipped = await run(address(), ['skip', keyOf('SKIPPED'), ...said]);
    expect([skipped.code, skipped.out.includes('REFUSED')]).to.deep.equal([0, true]);
    expect((await run(address(), ['deliveries'])).out).to.include('no deliveries');
    const { body } = await clientOf(world).generate('SKIPPED');
    expect(body.flatMap(({ ticketDistributions }) => ticketDistributions.map(({ status }) => status))).to.deep.equal([
      'FAILED',
    ]);
  });

  it('refuses the second of two operators with code and message, and ends with 1', async () => {
    const [delivery] = (await json<Listed<DeliveryJson>>(address(), 'deliveries', '--state', 'DONE')).items;
    if (delivery === undefined) throw new Error('one was done');
    const stale = await run(address(), ['retry', delivery.key, '--revision', '1']);
    expect([stale.code, stale.out]).to.deep.equal([1, '']);
    expect(stale.err).to.match(/^refused: delivery\/changed-meanwhile \(409\): .*\n {2}correlation id /);
    const ended = await run(address(), ['skip', delivery.key, '--tickets', 'there', '--reason', 'x']);
    expect([ended.code, ended.err.includes('delivery/answered (409)')]).to.deep.equal([1, true]);
    const unknown = await run(address(), ['delivery', 'nobody']);
    expect([unknown.code, unknown.err.includes('delivery/not-found (404)')]).to.deep.equal([1, true]);
    const odd = await run(address(), ['deliveries', '--state', 'lost']);
    expect([odd.code, odd.err.includes('\n  state must be one of')]).to.deep.equal([1, true]);
  });

  it('pauses and resumes a ticket system', async () => {
    const paused = await run(address(), ['pause', 'nod', '--reason', 'maintenance']);
    expect(paused.out).to.match(/^NOD +paused .* example-desk +maintenance$/m);
    expect((await run(address(), ['systems'])).out).to.match(/^NOD +paused /m);
    expect((await run(address(), ['resume', 'NOD'])).out).to.match(/^NOD +yes /m);
  });

  it('regenerates a list of orders, and fails for the one that nobody knows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-ops-'));
    try {
      const list = join(folder, 'orders.txt');
      await writeFile(list, 'RETRIED\nSKIPPED\nUNKNOWN\n');
      const dry = await run(address(), ['regenerate', list, '--dry-run']);
      expect([dry.code, /^would be refused +1$/m.test(dry.out)]).to.deep.equal([1, true]);
      const { code, out } = await run(address(), ['regenerate', list, '--steps', 'generate,distribute']);
      expect([code, out.includes('UNKNOWN  order/not-found')]).to.deep.equal([1, true]);
      const { body } = await clientOf(world).generate('SKIPPED');
      expect(body.flatMap((group) => group.ticketDistributions.map(({ status }) => status))).to.deep.equal([
        'DISTRIBUTED',
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('counts closed orders, deletes them, and leaves the others', async () => {
    await clientOf(world).record(order('CLOSED', 'CANCELLED'));
    await new Promise((resolve) => setTimeout(resolve, 2));
    const now = new Date().toISOString();
    const dry = await run(address(), ['purge', '--before', now]);
    expect([dry.code, /^orders +1$/m.test(dry.out)]).to.deep.equal([0, true]);
    expect(dry.out).to.include('nothing was deleted');
    const purged = await json<{ orderIds: readonly string[] }>(address(), 'purge', '--before', now, '--delete');
    expect(purged.orderIds).to.deep.equal(['CLOSED']);
    expect((await run(address(), ['purge', '--before', '2999-01-01'])).err).to.include(
      'before must not lie in the future',
    );
  });

  it('finds every act in the audit, with who did it and why', async () => {
    const { items } = await json<Listed<{ kind: string; by: string; outcome: string; reason: string | null }>>(
      address(),
      'audit',
      '--per-page',
      '100',
    );
    expect(new Set(items.map(({ by }) => by))).to.deep.equal(new Set(['example-desk']));
    const told = items.toReversed().map(({ kind, outcome, reason }) => `${kind} ${outcome} ${reason}`);
    expect(told).to.deep.equal([
      'retry-delivery done it is back',
      'skip-delivery done BIFROST looked',
      'retry-delivery delivery/changed-meanwhile null',
      'skip-delivery delivery/answered x',
      'pause-ticket-system done maintenance',
      'resume-ticket-system done null',
      'regenerate-orders done null',
      'regenerate-orders done null',
      'purge-orders done null',
    ]);
    const text = await run(address(), ['audit', '--kind', 'purge-orders', '--until', '2999-01-01']);
    expect(text.out).to.include('1 acts in all');
  });
});

describe('The tool', () => {
  const nobody = 'http://127.0.0.1:1';

  it('has help for itself and for each command', async () => {
    const { code, out } = await run(nobody, ['--help']);
    expect(code).to.equal(0);
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help');
    expect(commands).to.have.members([
      'deliveries',
      'delivery',
      'retry',
      'skip',
      'systems',
      'pause',
      'resume',
      'drifts',
      'repair',
      'purge',
      'erase',
      'regenerate',
      'audit',
    ]);
    for (const command of commands) {
      const help = await run(nobody, [command, '--help']);
      expect([help.code, help.out.includes(`ticket-distribution-ops ${command}`)], command).to.deep.equal([0, true]);
    }
  }).timeout(60_000);

  for (const [args, code, says] of [
    [['deliveries'], 3, 'http://127.0.0.1:1 cannot be reached'],
    [['deliveries', '--address', 'localhost:3000'], 2, '--address must be an http or https address'],
    [['deliveries', '--older-than', 'soon'], 2, 'soon is no duration'],
    [['deliveries', '--colour', 'red'], 2, "unknown option '--colour'"],
    [['paint'], 2, "unknown command 'paint'"],
    [['skip', 'a.issue.1.1', '--reason', 'x'], 2, "required option '--tickets <statement>' not specified"],
    [['skip', 'a.issue.1.1', '--tickets', 'gone', '--reason', 'x'], 2, 'Allowed choices are there, not-there'],
    [['pause', 'nod'], 2, "required option '--reason <text>' not specified"],
  ] as const) {
    it(`ends with ${code} on ${args.join(' ')}`, async () => {
      const ended = await run(nobody, args);
      expect([ended.code, ended.out]).to.deep.equal([code, '']);
      expect(ended.err).to.include(says);
    });
  }

  it('sends its token and its name, and shows an answer that is no problem as it is', async () => {
    const api = await scriptedApi(() => ({ status: 502, body: { message: 'bad gateway' } }));
    try {
      const { code, err } = await run(api.address, ['systems'], { OPS_TOKEN: 'secret-token' });
      expect(code).to.equal(1);
      expect(err).to.equal('refused: http/502 (502): {"message":"bad gateway"}\n');
      expect(api.seen.map(({ headers }) => [headers.authorization, headers['et-client-name']])).to.deep.equal([
        ['Bearer secret-token', 'example-desk'],
      ]);
    } finally {
      await api.close();
    }
  });

  for (const [what, args, env, says] of [
    ['a token of two lines', [], { OPS_TOKEN: 'secret\ntoken' }, 'OPS_TOKEN must be one line'],
    ['a token that no header takes', [], { OPS_TOKEN: 'secret-tøken' }, 'OPS_TOKEN must be one line'],
    ['a name that no header takes', ['--client', 'Łukasz'], {}, '--client must be'],
    ['an address with a password', ['--address', 'http://user:secret@127.0.0.1'], {}, '--address must be'],
    ['an address with a query', ['--address', 'http://127.0.0.1:1/?a=secret'], {}, '--address must be'],
    ['no time at all', ['--timeout', '0'], {}, '--timeout must be'],
  ] as const) {
    it(`refuses ${what}, by its name and without what it says`, async () => {
      const { code, out, err } = await run(nobody, ['systems', ...args], env);
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.include(says).and.not.include('secret');
    });
  }

  it('takes a limit in parts of a second', async () => {
    const { code, err } = await run(nobody, ['systems', '--timeout', '1.0005']);
    expect([code, err.includes('cannot be reached')]).to.deep.equal([3, true]);
  });
});
