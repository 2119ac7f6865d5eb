import { join } from 'node:path';
import type { StatusCheck } from '@ticket-distribution/application';
import {
  type DeliveryKey,
  type HandOver,
  type Instant,
  NEVER_HANDED_OVER,
  NOT_DISTRIBUTED,
  TICKET_STATUSES,
  type TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketStanding,
  type TicketStatus,
} from '@ticket-distribution/domain';
import {
  type OpenDatabase,
  migrateDatabase,
  migrations,
  openDatabase,
  schemaOptions,
} from '@ticket-distribution/persistence-typeorm';
import { aProduct } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { LONG_VALID, holding, writeEveryStatus } from './old-group-in-every-status.js';
import { oldCancel, oldGroup, oldIssue, oldTicket, writeOldDelivery, writeRow } from './old-rows.js';
import { temporaryFolder } from './temporary-folder.js';

const LONG_OVER = '2001-12-05T06:00:00.000Z';
const LOOKED_AT_LAST = '2999-12-06T06:00:00.000Z';
const HELD: ReadonlySet<TicketStatus> = new Set(['DISTRIBUTED', 'ACTIVATED', 'COMMITTED', 'CANCELLING']);

describe('The migration of a database of the first schema', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let opened: OpenDatabase | null = null;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await close();
    await folder.remove();
  });

  const open = async (): Promise<OpenDatabase> => {
    const options = { databaseUrl: 'sqlite:./test.sqlite', baseFolder: folder.path };
    if (opened === null) await migrateDatabase(options);
    opened ??= await openDatabase(options);
    return opened;
  };
  const close = async (): Promise<void> => {
    await opened?.close();
    opened = null;
  };
  /** Works on a connection that knows so many migrations, as a former release or as this one. */
  const connected = async <T>(
    known: number,
    work: (connection: DataSource) => Promise<T>,
    { file = 'test.sqlite', isFormer = false } = {},
  ): Promise<T> => {
    const database = join(folder.path, file);
    const steps = { ...schemaOptions(), migrations: migrations.slice(0, known) };
    const former = isFormer ? { migrationsTableName: 'migrations' } : {};
    const connection = await new DataSource({ type: 'sqlite', database, ...steps, ...former }).initialize();
    try {
      return await work(connection);
    } finally {
      await connection.destroy();
    }
  };
  /** Works on a database that only the first migration has made. */
  const inOldSchema = async <T>(work: (connection: DataSource) => Promise<T>, file = 'test.sqlite'): Promise<T> =>
    connected(
      1,
      async (connection) => {
        await connection.runMigrations({ transaction: 'each' });
        return work(connection);
      },
      { file, isFormer: true },
    );
  const groupOf = async (id: string): Promise<TicketDistributionGroup> => {
    const { transactions } = await open();
    const group = await transactions.read(({ groups }) => groups.find(id as TicketDistributionGroupId));
    if (group === undefined) throw new Error(`group ${id} was written`);
    return group;
  };
  const standingsOf = async (id: string): Promise<Record<string, TicketStanding>> =>
    Object.fromEntries((await groupOf(id)).snapshot.tickets.map((ticket) => [ticket.id, ticket.standing]));
  const handOverOf = async (key: string): Promise<HandOver | undefined> => {
    const { transactions } = await open();
    return (await transactions.read(({ deliveries }) => deliveries.find(key as DeliveryKey)))?.snapshot.handOver;
  };
  const statusChecks = async (): Promise<StatusCheck[]> => {
    const due = { fulfillmentMethod: 'NOD', at: LONG_VALID as Instant, limit: 2000 } as const;
    return (await open()).transactions.read((snapshot) => snapshot.statusChecks.due(due));
  };

  it('gives every ticket that a ticket system holds the standing of its confirmed issue, and the others none', async () => {
    await inOldSchema(writeEveryStatus);
    const expected = TICKET_STATUSES.map((status) => {
      const pickedUp = status === 'ACTIVATED' || status === 'COMMITTED';
      return [status, HELD.has(status) ? holding('g.1', pickedUp) : NEVER_HANDED_OVER];
    });
    expect(await standingsOf('g')).to.deep.equal(Object.fromEntries(expected));
  });

  it('keeps all else of groups, tickets and moves, with no decision yet', async () => {
    await inOldSchema(writeEveryStatus);
    const { snapshot } = await groupOf('g');
    expect(snapshot).to.include({ revision: 3, orderId: 'order of g', handOverCount: 2, decisionCount: 0 });
    expect(snapshot.tickets.map(({ id, status }) => [id, status])).to.deep.equal(
      TICKET_STATUSES.map((status) => [status, status]),
    );
    const distributed = snapshot.tickets.find(({ status }) => status === 'DISTRIBUTED');
    if (distributed === undefined) throw new Error('a ticket was distributed');
    expect(distributed).to.deep.include({
      product: { form: 1, ...aProduct() },
      moveCount: 1,
      distributionDetails: { ...NOT_DISTRIBUTED, medium: 'QR_CODE' },
    });
    const { transactions } = await open();
    await transactions.read(async ({ groups }) => {
      expect(await groups.decisionsOf(snapshot.id)).to.deep.equal([]);
      expect(await groups.historyOf(distributed.id)).to.have.length(1);
    });
  });

  it('goes by the newest confirmed issue that names a ticket, whatever else was handed over', async () => {
    await inOldSchema(async (connection) => {
      await writeRow(connection, 'ticket_distribution_groups', oldGroup('g'));
      for (const [place, id] of ['a', 'b', 'c'].entries()) {
        await writeRow(connection, 'ticket_distributions', oldTicket('g', id, place, 'DISTRIBUTED', LONG_VALID));
      }
      await writeOldDelivery(connection, oldIssue('g.10', 'g', ['b']), { ordinal: 10, state: 'DONE' });
      await writeOldDelivery(connection, oldIssue('g.2', 'g', ['a', 'b']), { ordinal: 2, state: 'DONE' });
      await writeOldDelivery(connection, oldIssue('g.11', 'g', ['a', 'c']), { ordinal: 11, state: 'REFUSED' });
      await writeOldDelivery(connection, oldCancel('g.12', 'g', 'g.2', ['a']), { ordinal: 12, state: 'PENDING' });
    });
    const [a, b, c] = [holding('g.2', false), holding('g.10', false), NEVER_HANDED_OVER];
    expect(await standingsOf('g')).to.deep.equal({ a, b, c });
  });

  it('says in every stored hand-over what it was for, in whatever state', async () => {
    const [issue, cancel] = [oldIssue('g.1', 'g', ['a']), oldCancel('g.2', 'g', 'g.1', ['a'])];
    await inOldSchema(async (connection) => {
      await writeOldDelivery(connection, issue, { ordinal: 1, state: 'UNKNOWN' });
      await writeOldDelivery(connection, cancel, { ordinal: 2, state: 'PENDING' });
    });
    expect(await handOverOf('g.1')).to.deep.equal({ ...issue, purpose: 'issue' });
    const said = { purpose: 'cancel', mediaSerialNumberId: null, pickedUp: false };
    expect(await handOverOf('g.2')).to.deep.equal({ ...cancel, ...said });
  });

  it('has a status check for the confirmed issues with a ticket that is held and not long over, due at once', async () => {
    const tickets = [
      ['valid', 'DISTRIBUTED', LONG_VALID],
      ['over', 'ACTIVATED', LONG_OVER],
      ['cancelled', 'CANCELLED', LONG_VALID],
    ] as const;
    await inOldSchema(async (connection) => {
      await writeRow(connection, 'ticket_distribution_groups', oldGroup('g'));
      for (const [place, [id, status, end]] of tickets.entries()) {
        await writeRow(connection, 'ticket_distributions', oldTicket('g', id, place, status, end));
      }
      for (const [index, names] of [['valid', 'over'], ['over'], ['cancelled'], ['valid']].entries()) {
        const state = index === 3 ? 'REFUSED' : 'DONE';
        const updatedAt = `2026-12-02T09:30:00.00${index}Z`;
        await writeOldDelivery(connection, oldIssue(`g.${index}`, 'g', names), { ordinal: index, state, updatedAt });
      }
    });
    const [key, group] = ['g.0' as DeliveryKey, 'g' as TicketDistributionGroupId];
    const times = { nextLookAt: '2026-12-02T09:30:00.000Z', lookedAt: null, until: LOOKED_AT_LAST };
    expect(await statusChecks()).to.deep.equal([
      { key, fulfillmentMethod: 'NOD', ticketDistributionGroupId: group, ...times },
    ]);
  });

  it('carries more deliveries over than it reads at once', async () => {
    await inOldSchema(async (connection) => {
      await connection.query('BEGIN');
      for (let group = 0; group < 601; group += 1) {
        const id = `g${group}`;
        await writeRow(connection, 'ticket_distribution_groups', oldGroup(id));
        await writeRow(connection, 'ticket_distributions', oldTicket(id, `${id}.a`, 0, 'DISTRIBUTED', LONG_VALID));
        for (const ordinal of [1, 2]) {
          const issue = oldIssue(`${id}.${ordinal}`, id, [`${id}.a`]);
          await writeOldDelivery(connection, issue, { ordinal, state: ordinal === 1 ? 'REFUSED' : 'DONE' });
        }
      }
      await connection.query('COMMIT');
    });
    expect(await statusChecks()).to.have.length(601);
    for (const id of ['g0', 'g249', 'g600']) {
      expect(await standingsOf(id)).to.deep.equal({ [`${id}.a`]: holding(`${id}.2`, false) });
      expect(await handOverOf(`${id}.1`)).to.have.property('purpose', 'issue');
    }
  });

  it('leaves groups that can be saved, and can be gone back on and made once more', async () => {
    await inOldSchema(writeEveryStatus);
    const before = await standingsOf('g');
    const group = await groupOf('g');
    await (await open()).transactions.run(({ groups }) => groups.save(group));
    await close();
    const tables = async (connection: DataSource): Promise<unknown> =>
      connection.query(`SELECT name, sql FROM sqlite_master
        WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '%migrations' ORDER BY name`);
    const wentBackTo = await connected(migrations.length, async (connection) => {
      for (let known = migrations.length; known > 1; known -= 1) await connection.undoLastMigration();
      return tables(connection);
    });
    expect(wentBackTo).to.deep.equal(await inOldSchema(tables, 'new.sqlite'));
    expect((await groupOf('g')).snapshot.revision).to.equal(4);
    expect(await standingsOf('g')).to.deep.equal(before);
    expect(await statusChecks()).to.have.length(1);
  });
});
