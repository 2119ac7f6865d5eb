import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Engine, GenerateGroups, RecordOrderVersion, Transactions } from '@ticket-distribution/application';
import { contractMethods, createContainer, migrateDatabase } from '@ticket-distribution/container';
import { DEFAULT_RETRY_SCHEDULE, type FareProduct, type OrderDocument } from '@ticket-distribution/domain';
import { migrations } from '@ticket-distribution/persistence-typeorm';
import { turned } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import type { Container } from 'inversify';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { root } from '../architecture/source-files.js';
import { releaseOrders } from './releases/release-orders.js';
import { temporaryFolder } from './temporary-folder.js';

interface Release {
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly told: readonly { readonly path: string; readonly body: string }[];
}
type Row = Readonly<Record<string, unknown>>;

const FOLDER = join(root, 'test/adapters/releases');
/** How many steps the schema had. */
const STEPS: Readonly<Record<string, number>> = { 'eighth-schema-rows.json': 8 };
const DOCUMENTS = [releaseOrders.moved, releaseOrders.transferred, ...releaseOrders.open];
const caller = { correlationId: 'today', identity: null };

/** JSON columns without what says nothing: null, empty and default members, as somebody else might have stored them. */
function thinned(row: Row): Row {
  const isJson = (value: unknown): value is string => typeof value === 'string' && /^[{[]/.test(value);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isOurs = ['document', 'content', 'product', 'standing'].includes(name);
      return [name, isOurs && isJson(value) ? JSON.stringify(withoutEmpty(JSON.parse(value))) : value];
    }),
  );
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const isEmpty = (member: unknown): boolean => member === null || (Array.isArray(member) && member.length === 0);
  const kept = Object.entries(value).filter(
    ([name, member]) => !isEmpty(member) && !(name === 'count' && member === 1),
  );
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutEmpty(member)]));
}

function withProducts(document: OrderDocument, change: (product: FareProduct) => FareProduct): OrderDocument {
  const orderLines = document.orderLines.map((line) => ({ ...line, fareProducts: line.fareProducts.map(change) }));
  return { ...document, orderLines };
}

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('-rows.json'))) {
  const release = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Release;
  describe(`Rows as the release with the ${name.replace('-rows.json', '')} wrote them`, () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let container: Container | undefined;
    let system: Server;
    let told: { readonly path: string; readonly body: string }[];

    beforeEach(async () => {
      folder = await temporaryFolder();
      told = [];
      system = createServer((request, response) => {
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString('utf8')));
        request.on('end', () => {
          told.push({ path: request.url ?? '', body });
          response.destroy();
        });
      }).listen(0, '127.0.0.1');
      await once(system, 'listening');
    });
    afterEach(async () => {
      await container?.unbindAllAsync();
      container = undefined;
      system.close();
      await folder.remove();
    });

    const opened = async (asStored: (row: Row) => Row = (row) => row): Promise<Container> => {
      const database = join(folder.path, 'release.sqlite');
      const steps = migrations.slice(0, STEPS[name]);
      const source = await new DataSource({ type: 'sqlite', database, migrations: steps }).initialize();
      await source.runMigrations({ transaction: 'each' });
      for (const [table, rows] of Object.entries(release.rows)) {
        for (const row of rows.map(asStored)) {
          const columns = Object.keys(row);
          const places = columns.map(() => '?').join(', ');
          await source.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, Object.values(row));
        }
      }
      await source.query(`UPDATE deliveries SET next_attempt_at = '2020-01-01T00:00:00.000Z' WHERE state = 'UNKNOWN'`);
      await source.destroy();
      const location = { databaseUrl: 'sqlite:./release.sqlite', baseFolder: folder.path };
      await migrateDatabase(location);
      const address = `http://127.0.0.1:${(system.address() as AddressInfo).port}`;
      container = createContainer({
        ...location,
        methods: contractMethods,
        ticketSystemUrls: {
          NOD: address,
          ACCOUNT_BASED_TICKETING: address,
          INTERNATIONAL: address,
          BIFROST: address,
        },
        ticketSystemTimeoutMs: 2000,
        schedule: { ...DEFAULT_RETRY_SCHEDULE, firstDelayMs: 3_600_000, longestDelayMs: 3_600_000 },
        callsAtOnce: 1,
        breaker: { failures: 1000, pauseMs: 5000, longestPauseMs: 60_000 },
        leaseMs: 30_000,
        deliveryPollMs: 50,
        deliveryWaitMs: 0,
        watchIntervalMs: 3_600_000,
        lookPauseMs: 3_600_000,
        idempotencyKeepMs: 86_400_000,
        idempotencyLeaseMs: 10_000,
        timeZone: 'Europe/Oslo',
        autoGenerate: true,
      });
      return container;
    };

    for (const [how, asStored] of [
      ['as they are', (row: Row) => row],
      ['and without what says nothing', thinned],
    ] as const) {
      it(`say the same as their order sent again, whatever the order of its lists: ${how}`, async () => {
        const engine = await opened(asStored);
        const record = await engine.getAsync(RecordOrderVersion);
        for (const document of DOCUMENTS) {
          for (const again of [document, withProducts(document, turned)]) {
            expect((await record.execute({ document: again, caller })).outcome, document.id).to.equal('known');
          }
          const later = { ...withProducts(document, turned), version: 2 };
          const { groups } = await record.execute({ document: later, caller });
          const before = release.rows['ticket_distributions']?.map(({ id, status }) => [id, status]);
          const after = groups.flatMap(({ group }) => group.tickets.map(({ id, status }) => [id, status]));
          expect(before).to.deep.include.members(after);
        }
        expect(told, 'nothing is told of it').to.deep.equal([]);
      });
    }

    it('plan to keep every ticket as it is, moved and given away as it was', async () => {
      const engine = await opened();
      const generate = await engine.getAsync(GenerateGroups);
      for (const { id } of DOCUMENTS) await generate.execute({ orderId: id, caller });
      const transactions = await engine.getAsync(Transactions);
      const kept = await transactions.read(({ groups }) => groups.ofOrder(releaseOrders.transferred.id));
      const parties = kept.flatMap(({ snapshot }) => snapshot.tickets.map((ticket) => ticket.parties));
      expect(parties).to.deep.equal(
        parties.map(() => ({
          distributionHolderCustomerId: '1000099',
          customerAccountRef: 'ENT:CustomerAccount:gift',
        })),
      );
      const [moved] = await transactions.read(({ groups }) => groups.ofOrder(releaseOrders.moved.id));
      expect(moved?.snapshot.tickets[0]?.validity.startOfValidity).to.equal('2027-01-10T06:00:00.000Z');
      expect(told).to.deep.equal([]);
    });

    it('are told word for word where a call was left open, by today’s gateways under the keys of then', async () => {
      const engine = await opened();
      const loop = (await engine.getAsync(Engine)).background.deliveryLoop;
      loop.start();
      for (let waits = 0; told.length < release.told.length && waits < 200; waits += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await loop.stop();
      expect(told).to.have.deep.members(release.told);
    });
  });
}
