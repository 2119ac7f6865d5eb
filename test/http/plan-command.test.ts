import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderDocument } from '@ticket-distribution/domain';
import type { GroupView, PlanView } from '@ticket-distribution/http';
import { aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { anApp } from './an-app.js';
import { onTheWire } from './on-the-wire.js';
import { Running } from './running.js';

describe('npm run plan', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'http-plan-'));
  });
  after(async () => {
    await Running.endAll();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (name: string, content: unknown): Promise<string> => {
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  const plan = (...args: string[]) => Running.start('commands/plan.js', args, {}, folder).ended();
  const orderFile = (document: OrderDocument) => file('order.json', onTheWire(document));

  const first = anOrder({ lines: ['kept', 'changed', 'gone'].map((id) => aLine({ id })) });
  const seats = [{ id: 's1', legId: '1', seatNumber: '42', railcarNumber: '5', seatingProperties: [] }];
  const second = anOrder({
    version: 2,
    lines: [
      aLine({ id: 'kept' }),
      aLine({ id: 'changed', products: [aProduct({ seats })] }),
      aLine({ id: 'new', method: 'ACCOUNT_BASED_TICKETING' }),
    ],
  });

  /** The groups of the first version, handed over, as the API answers them. */
  const groupsFile = async (): Promise<string> => {
    const app = await anApp();
    await app.record(first);
    const { body } = await app.send<GroupView[]>('POST', `/v1/ticket-distribution-groups/${first.id}/distribute`);
    return file('groups.json', body);
  };

  it('prints the plan of a new order with its reasons', async () => {
    const { code, stdout } = await plan(await orderFile(first));
    expect(code).to.equal(0);
    expect(stdout).to.include('Order 9KX4T2QH, version 1').and.include('Order line kept: NOD, a new group');
    expect(stdout).to.include('add "Fleksibel billett"').and.include('new-line: the order line has no group yet');
  });

  it('compares with groups as the API answers them', async () => {
    const { code, stdout } = await plan('--json', await orderFile(second), await groupsFile());
    expect(code).to.equal(0);
    const { groups } = JSON.parse(stdout) as PlanView;
    const actions = groups.map(({ orderLineId, entries }) => [
      orderLineId,
      entries.map(({ action, reasons }) => [action, ...reasons]),
    ]);
    expect(actions).to.deep.equal([
      ['kept', [['keep', 'unchanged']]],
      ['changed', [['update', 'order-changed']]],
      ['new', [['add', 'new-line']]],
      ['gone', [['cancel', 'line-removed']]],
    ]);
  });

  it('tells the same story in words', async () => {
    const { stdout } = await plan(await orderFile(second), await groupsFile());
    expect(stdout).to.include('update "Fleksibel billett", ticket ticket-2, at its ticket system');
    expect(stdout).to.include('changes seats');
    expect(stdout).to.include('cancel ticket ticket-3, at its ticket system');
    expect(stdout).to.include('cannot be handed over yet (customer-account-missing)');
  });

  it('cancels everything of a cancelled order', async () => {
    const { stdout } = await plan(await orderFile(anOrder({ version: 2, status: 'CANCELLED' })), await groupsFile());
    expect(stdout.match(/order-cancelled/g)).to.have.length(3);
  });

  const REFUSED: readonly (readonly [what: string, args: () => Promise<string[]>, says: RegExp])[] = [
    ['no file', async () => [], /order\.json/],
    ['a file that is not there', async () => ['nowhere.json'], /^nowhere\.json cannot be read: ENOENT/],
    ['broken JSON', async () => [await file('broken.json', '{"id":')], /^broken\.json is not valid JSON/],
    [
      'a malformed document',
      async () => [await file('bad.json', { ...onTheWire(first), version: 0 })],
      /^version must be/,
    ],
    ['an unconfirmed order', async () => [await orderFile(anOrder({ status: 'DRAFT' }))], /no CONFIRMED/],
    [
      'groups that are no list',
      async () => [await orderFile(first), await file('no-list.json', {})],
      /^groups must be a list/,
    ],
    [
      'malformed groups',
      async () => [await orderFile(first), await file('few.json', [{ id: 'g' }])],
      /^groups\[0\]\.orderId is required/,
    ],
    [
      'null among the groups',
      async () => [await orderFile(first), await file('null.json', [null])],
      /^groups\[0\] must be an object/,
    ],
    ['an unknown option', async () => ['--verbose', await orderFile(first)], /Unknown argument --verbose/],
  ];
  for (const [what, args, says] of REFUSED) {
    it(`refuses ${what} in clear words`, async () => {
      const { code, stderr } = await plan(...(await args()));
      expect(code).to.equal(1);
      expect(stderr)
        .to.match(says)
        .and.not.match(/\n\s+at /);
    });
  }

  it('refuses groups of another order', async () => {
    const groups = await groupsFile();
    const { code, stderr } = await plan(await orderFile(anOrder({ id: 'OTHER' })), groups);
    expect(code).to.equal(1);
    expect(stderr).to.include('groups[0].orderId must be OTHER');
  });
});
