import { join } from 'node:path';
import type { Transaction } from '@ticket-distribution/application';
import {
  type DeliveryKey,
  type DriftId,
  type Instant,
  type OrderId,
  TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import {
  QueuedConnection,
  TypeormTransactions,
  migrate,
  schemaOptions,
} from '@ticket-distribution/persistence-typeorm';
import {
  SequentialIds,
  aDelivery,
  aGroup,
  aLine,
  aPause,
  aProduct,
  aRecordedOrder,
  aStatusCheck,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { type Statement, StatementLog } from './statement-log.js';
import { temporaryFolder } from './temporary-folder.js';

const AT = '2027-03-01T08:00:00.000Z' as Instant;

describe('The statements of the TypeORM adapter', () => {
  const order = anOrder({ lines: [aLine({ products: [aProduct(), aProduct(), aProduct()] })] });
  const ids = new SequentialIds();
  const group = aGroup(order, { ids });
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let dataSource: DataSource;
  let connection: QueuedConnection;
  let log: StatementLog;

  beforeEach(async () => {
    folder = await temporaryFolder();
    log = new StatementLog();
    dataSource = await new DataSource({
      type: 'sqlite',
      database: join(folder.path, 'test.sqlite'),
      ...schemaOptions(),
      logging: ['query'],
      logger: log,
    }).initialize();
    await migrate(dataSource);
    connection = new QueuedConnection(dataSource);
    await sent(async ({ orders, groups, deliveries }) => {
      await orders.save(aRecordedOrder(order));
      await groups.save(group);
      await deliveries.save(aDelivery());
    });
  });
  afterEach(async () => {
    await connection.close();
    await folder.remove();
  });

  /** What a piece of work sends, without the statements of the transaction itself. */
  const sent = async (work: (transaction: Transaction) => Promise<unknown>): Promise<readonly Statement[]> => {
    log.statements.length = 0;
    await new TypeormTransactions(connection, connection).run(work);
    return log.statements.filter(({ sql }) => !/^(BEGIN|COMMIT)$/.test(sql));
  };
  const kinds = (statements: readonly Statement[]): string[] => statements.map(({ sql }) => sql.split(' ', 1)[0] ?? '');

  const planOf = async ({ sql, parameters }: Statement): Promise<string> => {
    const plan: { readonly detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    return plan.map(({ detail }) => detail).join('; ');
  };

  it('find everything through an index', async () => {
    const statements = await sent(async ({ orders, groups, deliveries, drifts, statusChecks, requests, pauses }) => {
      await orders.lock(order.id);
      await groups.find(group.id);
      await groups.ofTicket('ticket-1' as TicketDistributionId);
      await groups.ofOrder(order.id);
      await groups.decisionsOf(group.id);
      await groups.historyOf('ticket-1' as TicketDistributionId);
      await groups.search({
        conditions: [{ field: 'orderId', operator: 'eq', values: [order.id] }],
        page: 0,
        perPage: 1,
      });
      await deliveries.find('group-1.issue.1.1' as DeliveryKey);
      await deliveries.ofGroups(['another'] as TicketDistributionGroupId[]);
      await deliveries.openOf(['another'] as TicketDistributionGroupId[]);
      const due = { fulfillmentMethod: 'NOD', at: group.snapshot.updatedAt, limit: 10 } as const;
      await deliveries.takeDue(due);
      await deliveries.takeDue({ ...due, at: '2999-12-01T09:30:00.250Z' as Instant, afterOrganisation: 1 });
      await deliveries.claimed();
      await deliveries.expired(group.snapshot.createdAt, 10);
      await deliveries.putOffBeyond(group.snapshot.createdAt, 10);
      await deliveries.renew(['claim-1'], group.snapshot.createdAt);
      await deliveries.attemptsOf('group-1.issue.1.1' as DeliveryKey);
      await drifts.find('drift-1' as DriftId);
      await drifts.lastingOf(group.id);
      await drifts.search({ state: 'OPEN', page: 0, perPage: 1 });
      await drifts.search({ orderId: order.id, page: 0, perPage: 1 });
      await statusChecks.save(aStatusCheck());
      await statusChecks.due({ fulfillmentMethod: 'NOD', at: group.snapshot.createdAt, limit: 10 });
      await statusChecks.takeDue({ fulfillmentMethod: 'NOD', at: group.snapshot.createdAt, limit: 10 });
      await statusChecks.remove(aStatusCheck().key);
      await requests.find('request-1');
      await requests.removeOld({ at: group.snapshot.createdAt, limit: 10 });
      await pauses.save(aPause());
      await pauses.find('NOD');
      await pauses.all();
      await pauses.remove('NOD');
    }).then((all) => all.filter(({ sql }) => !sql.startsWith('INSERT ')));
    expect(statements.length).to.be.greaterThan(20);
    for (const { sql, parameters } of statements) {
      expect(await planOf({ sql, parameters }), sql)
        .to.match(/USING (COVERING )?INDEX/)
        .and.not.match(/SCAN (?!page|turn)/);
    }
  });

  it('sort nothing that comes by age or due time', async () => {
    const statements = await sent(async ({ deliveries, drifts, statusChecks }) => {
      const due = { fulfillmentMethod: 'NOD', at: group.snapshot.createdAt, limit: 10 } as const;
      await deliveries.takeDue(due);
      await deliveries.takeDue({ ...due, at: '2999-12-01T09:30:00.250Z' as Instant, limit: 1, afterOrganisation: 0 });
      await statusChecks.due(due);
      for (const narrowed of [{}, { state: 'OPEN' as const }, { orderId: order.id }]) {
        await drifts.search({ ...narrowed, page: 0, perPage: 20 });
      }
    });
    expect(statements).to.have.length(7);
    for (const { sql, parameters } of statements) {
      expect(await planOf({ sql, parameters }), sql).to.not.include('TEMP B-TREE');
    }
  });

  it('read an order, and a group with its deliveries, in one each, and nothing twice', async () => {
    const statements = await sent(async ({ orders, groups, deliveries }) => {
      await orders.find(order.id);
      await groups.ofOrder(order.id);
      await groups.find(group.id);
      await deliveries.openOf([group.id]);
      await deliveries.ofGroups([group.id]);
      await orders.linesOf(order.id);
    });
    expect(kinds(statements)).to.deep.equal(['SELECT', 'SELECT']);
  });

  it('read everything of an order that is locked in one', async () => {
    const statements = await sent(async ({ orders, groups, deliveries, pauses }) => {
      await orders.lock(order.id);
      await orders.find(order.id);
      await groups.ofOrder(order.id);
      await deliveries.openOf([group.id]);
      await pauses.find('NOD');
    });
    expect(kinds(statements)).to.deep.equal(['SELECT']);
  });

  it('say in which order rows come, and nothing that PostgreSQL refuses', async () => {
    const statements = await sent(async ({ orders, groups, deliveries, drifts, statusChecks }) => {
      await orders.find(order.id);
      await groups.find(group.id);
      await groups.historyOf('ticket-1' as TicketDistributionId);
      await groups.decisionsOf(group.id);
      await deliveries.ofGroups([]);
      await deliveries.openOf([]);
      await deliveries.attemptsOf('group-1.issue.1.1' as DeliveryKey);
      await drifts.lastingOf(group.id);
      await drifts.search({ page: 0, perPage: 1 });
      await statusChecks.due({ fulfillmentMethod: 'NOD', at: group.snapshot.createdAt, limit: 10 });
    });
    const ordered = statements.flatMap(({ sql }) =>
      sql.includes(' ORDER BY ') ? [/FROM "(\w+)"/.exec(sql)?.[1]] : [],
    );
    expect(ordered).to.deep.equal([
      'ticket_distribution_moves',
      'decisions',
      'delivery_attempts',
      'drifts',
      'drifts',
      'watches',
    ]);
    for (const { sql } of statements) expect(sql).to.not.include('IN ()');
  });

  it('count what a search finds only where its page does not tell', async () => {
    const pageOf = (perPage: number) => sent(({ groups }) => groups.search({ conditions: [], page: 0, perPage }));
    expect(kinds(await pageOf(2))).to.deep.equal(['WITH']);
    expect(kinds(await pageOf(1))).to.deep.equal(['WITH', 'SELECT']);
  });

  it('save a new group with its tickets, moves and decisions in four, and later only what changed', async () => {
    const stored = await read();
    const statusReason = { code: 'refused', message: 'unknown product' };
    const tickets = stored.snapshot.tickets.map((ticket, place) =>
      place === 1 ? ticket : { ...ticket, statusReason },
    );
    const changed = await sent(({ groups }) =>
      groups.save(TicketDistributionGroup.restore({ ...stored.snapshot, tickets })),
    );
    expect(kinds(changed)).to.deep.equal(['SELECT', 'UPDATE', 'UPDATE', 'UPDATE']);
    const [one, , three] = group.snapshot.tickets;
    expect(changed.slice(2).map(({ parameters }) => parameters)).to.deep.equal(
      [one, three].map((ticket) => [JSON.stringify(statusReason), ticket?.id]),
    );
    const another = aGroup({ ...order, id: 'ANOTHER' as OrderId }, { ids });
    expect(kinds(await sent(({ groups }) => groups.save(another)))).to.deep.equal([
      'INSERT',
      'INSERT',
      'INSERT',
      'INSERT',
    ]);
  });

  it('write many tickets that changed in one', async () => {
    const [product] = order.orderLines[0]?.fareProducts ?? [];
    const products = Array.from({ length: 40 }, () => product ?? aProduct());
    const big = aGroup(anOrder({ id: 'BIG', lines: [aLine({ products })] }), { ids });
    await sent(({ groups }) => groups.save(big));
    const stored = await read(big.id);
    const tickets = stored.snapshot.tickets.map((ticket) => ({ ...ticket, updatedAt: AT }));
    const changed = await sent(({ groups }) =>
      groups.save(TicketDistributionGroup.restore({ ...stored.snapshot, tickets })),
    );
    expect(kinds(changed)).to.deep.equal(['SELECT', 'UPDATE', 'INSERT']);
  });

  it('append moves and decisions, in one statement each, with the end of the work', async () => {
    const appended = await sent(async ({ groups }) => {
      const stored = await groups.find(group.id);
      if (stored === undefined) throw new Error('the group was saved');
      const occasion = { at: group.snapshot.createdAt, by: 'test', distributionChannelId: null };
      stored.handOver({ pickup: null, language: null, distributionChannelId: null, organisationId: 1 }, occasion, {
        policies: fulfillmentPolicies,
      });
      await groups.save(stored);
      expect(kinds(log.statements).filter((kind) => kind !== 'BEGIN')).to.deep.equal(['SELECT']);
    });
    const tables = appended.slice(1).map(({ sql }) => /^(?:UPDATE|INSERT INTO) "(\w+)"/.exec(sql)?.[1]);
    expect(tables).to.deep.equal([
      'ticket_distribution_groups',
      'ticket_distributions',
      'ticket_distributions',
      'ticket_distributions',
      'ticket_distribution_moves',
      'decisions',
    ]);
  });

  it('write a row twice where it changes twice', async () => {
    const statements = await sent(async ({ groups, deliveries }) => {
      await groups.save(aGroup({ ...order, id: 'ANOTHER' as OrderId }, { ids }));
      const [made] = await groups.ofOrder('ANOTHER' as OrderId);
      if (made === undefined) throw new Error('the group was saved');
      made.belongTo(9, AT);
      await groups.save(made);
      await deliveries.save(aDelivery({ key: 'another', group: made.id }));
    });
    expect(statements.filter(({ sql }) => sql.startsWith('UPDATE')).length).to.equal(1);
    const [found] = await new TypeormTransactions(connection, connection).read(({ groups }) =>
      groups.ofOrder('ANOTHER' as OrderId),
    );
    expect(found?.snapshot).to.include({ organisationId: 9, revision: 2 });
  });

  async function read(id = group.id): Promise<TicketDistributionGroup> {
    const stored = await new TypeormTransactions(connection, connection).read(({ groups }) => groups.find(id));
    if (stored === undefined) throw new Error('the group was saved');
    return stored;
  }
});
