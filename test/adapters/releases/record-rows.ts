// Writes the rows of this release as JSON, with what its gateways said in the calls that were left open, so that every
// later release can be held against them: `node test/dist/adapters/releases/record-rows.js > test/adapters/releases/NAME.json`,
// once at each release.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  DistributeGroups,
  RecordOrderVersion,
  TransferHolder,
  UpdateValidities,
} from '@ticket-distribution/application';
import { contractMethods, createContainer, migrateDatabase } from '@ticket-distribution/container';
import type { Instant, OrderDocument, OrderId } from '@ticket-distribution/domain';
import { DataSource } from 'typeorm';
import { temporaryFolder } from '../temporary-folder.js';
import { releaseOrders } from './release-orders.js';

const TABLES = [
  'orders',
  'order_versions',
  'order_line_versions',
  'ticket_distribution_groups',
  'ticket_distributions',
  'ticket_distribution_moves',
  'decisions',
  'deliveries',
  'delivery_tickets',
  'delivery_attempts',
  'drifts',
  'watches',
];
const caller = { correlationId: 'release', identity: null };

const told: { readonly path: string; readonly body: string }[] = [];
let answers = true;
const system = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString('utf8')));
  request.on('end', () => {
    const path = request.url ?? '';
    if (!answers) {
      told.push({ path, body });
      return request.socket.destroy();
    }
    const sent = JSON.parse(body) as {
      key: string;
      tickets?: { ticketDistributionId: string }[];
      ticketDistributionId?: string;
      customerAccountRef?: string;
    };
    const ids = sent.tickets?.map(({ ticketDistributionId }) => ticketDistributionId) ?? [sent.ticketDistributionId];
    const tickets = ids.map((ticketDistributionId) => ({
      ticketDistributionId,
      status: 'DISTRIBUTED',
      customerAccountRef: sent.customerAccountRef ?? 'ENT:CustomerAccount:a1',
    }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ key: sent.key, outcome: 'applied', tickets }));
  });
});
system.listen(0, '127.0.0.1');
await once(system, 'listening');
const address = `http://127.0.0.1:${(system.address() as AddressInfo).port}`;
const folder = await temporaryFolder();
const location = { databaseUrl: 'sqlite:./release.sqlite', baseFolder: folder.path };
await migrateDatabase(location);
const container = createContainer({
  ...location,
  methods: contractMethods,
  ticketSystemUrls: {
    NOD: address,
    ACCOUNT_BASED_TICKETING: address,
    INTERNATIONAL: address,
    BIFROST: address,
  },
  ticketSystemTimeoutMs: 2000,
  schedule: { attempts: 12, firstDelayMs: 3_600_000, longestDelayMs: 3_600_000 },
  callsAtOnce: 1,
  breaker: { failures: 1000, pauseMs: 5000, longestPauseMs: 60_000 },
  leaseMs: 30_000,
  deliveryPollMs: 500,
  deliveryWaitMs: 3000,
  watchIntervalMs: 3_600_000,
  lookPauseMs: 3_600_000,
  idempotencyKeepMs: 86_400_000,
  idempotencyLeaseMs: 10_000,
  timeZone: 'Europe/Oslo',
  autoGenerate: true,
});
const [record, distribute, transfer, move] = [
  await container.getAsync(RecordOrderVersion),
  await container.getAsync(DistributeGroups),
  await container.getAsync(TransferHolder),
  await container.getAsync(UpdateValidities),
];
const save = (document: OrderDocument) => record.execute({ document, caller });
const handOver = (orderId: OrderId) => distribute.execute({ orderId, pickup: {}, language: 'nno', caller });

const { moved, transferred, open } = releaseOrders;
await save(moved);
const [{ group }] = (await handOver(moved.id)) as [Awaited<ReturnType<typeof handOver>>[number]];
await move.execute({
  updates: [
    { ticketDistributionId: group.tickets[0]?.id as never, startOfValidity: '2027-01-10T06:00:00.000Z' as Instant },
  ],
  caller,
});
const recorded = await save(transferred);
await transfer.execute({
  ticketDistributionGroupIds: recorded.groups.map((one) => one.group.id),
  to: { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' },
  caller,
});
answers = false;
for (const document of open) {
  await save(document);
  await handOver(document.id);
}
await container.unbindAllAsync();
system.close();
const source = await new DataSource({ type: 'sqlite', database: join(folder.path, 'release.sqlite') }).initialize();
const rows: Record<string, unknown> = {};
for (const table of TABLES) rows[table] = await source.query(`SELECT * FROM ${table}`);
await source.destroy();
await folder.remove();
console.log(JSON.stringify({ rows, told }, null, 1));
