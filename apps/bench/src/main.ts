import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type NodeProcess, startApp, startSandbox } from '@ticket-distribution/processes';
import { order, send } from './client.js';
import { type Round, round, summary } from './measure.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    orders: { type: 'string', default: '200' },
    clients: { type: 'string', default: '8' },
  },
});
const [rounds, orders, clients] = [Number(values.rounds), Number(values.orders), Number(values.clients)];

const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-bench-'));
const running: NodeProcess[] = [];
try {
  const sandbox = await startSandbox({ folder: join(folder, 'sandbox') });
  running.push(sandbox);
  const app = await startApp({
    databaseUrl: process.env['DATABASE_URL'] ?? `sqlite:${join(folder, 'distribution.sqlite')}`,
    ticketSystems: sandbox.address,
  });
  running.push(app);
  await measure(app.address, sandbox.address);
} finally {
  for (const one of running.toReversed()) await one.end('SIGTERM');
  await rm(folder, { recursive: true });
}

async function measure(app: string, sandbox: string): Promise<void> {
  const record = (id: string) => send('PUT', `${app}/v1/orders/${id}/versions/1`, order(id));
  const distribute = (id: string) => send('POST', `${app}/v1/ticket-distribution-groups/${id}/distribute`, {});
  const search = (id: string) => send('GET', `${app}/v1/ticket-distribution-groups?orderId=${id}&orderVersion=1`);
  const kinds = { record, distribute, search };
  const figures: Record<keyof typeof kinds, Round[]> = { record: [], distribute: [], search: [] };
  await round(ids('WARM', 50), clients, (id) => record(id).then(() => distribute(id)));
  for (let number = 1; number <= rounds; number += 1) {
    const batch = ids(`R${number}`, orders);
    for (const kind of ['record', 'distribute', 'search'] as const) {
      figures[kind].push(await round(batch, clients, kinds[kind]));
    }
    console.log(`round ${number} of ${rounds} done`);
  }
  console.log(`\n${orders} orders a round, ${clients} clients, min / median / max of ${rounds} rounds`);
  console.log(summary('record (with generate)', figures.record));
  console.log(summary('distribute (answered by NOD)', figures.distribute));
  console.log(summary('search by order id and version', figures.search));
  await race(sandbox, record, distribute);
}

async function race(
  sandbox: string,
  record: (id: string) => Promise<unknown>,
  distribute: (id: string) => Promise<unknown>,
): Promise<void> {
  const raced = ids('RACE', 20);
  for (const id of raced) await record(id);
  await Promise.all(raced.flatMap((id) => Array.from({ length: 5 }, () => distribute(id))));
  const ledger = (await send('GET', `${sandbox}/sandbox/ledger`)) as {
    ticketDistributionIds: string[];
    outcome: string;
  }[];
  const applied = ledger.filter(({ outcome }) => outcome === 'applied').flatMap((entry) => entry.ticketDistributionIds);
  const expected = 50 + rounds * orders + raced.length;
  console.log(
    `the same order distributed 5 times at once, 20 orders: ${applied.length} hand-overs for ${expected} tickets`,
  );
  if (applied.length !== expected || new Set(applied).size !== expected) process.exitCode = 1;
}

function ids(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}
