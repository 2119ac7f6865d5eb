import { join } from 'node:path';
import type { Transaction } from '@ticket-distribution/application';
import {
  type DeliveryKey,
  type OrderId,
  TicketDistributionGroup,
  type TicketDistributionId,
} from '@ticket-distribution/domain';
import {
  QueuedConnection,
  TypeormTransactions,
  migrate,
  migrations,
  schemas,
} from '@ticket-distribution/persistence-typeorm';
import {
  SequentialIds,
  aDelivery,
  aGroup,
  aLine,
  aProduct,
  aRecordedOrder,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource, type Logger } from 'typeorm';
import { temporaryFolder } from './temporary-folder.js';

/** One statement as it was sent. */
interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

class StatementLog implements Logger {
  readonly statements: Statement[] = [];

  logQuery(sql: string, parameters: unknown[] = []): void {
    this.statements.push({ sql, parameters });
  }

  logQueryError(): void {}

  logQuerySlow(): void {}

  logSchemaBuild(): void {}

  logMigration(): void {}

  log(): void {}
}

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
      entities: [...schemas],
      migrations: [...migrations],
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
    return log.statements.filter(({ sql }) => !/^(SAVEPOINT|RELEASE) /.test(sql));
  };
  const kinds = (statements: readonly Statement[]): string[] => statements.map(({ sql }) => sql.split(' ', 1)[0] ?? '');

  it('find everything through an index', async () => {
    const statements = await sent(async ({ orders, groups, deliveries }) => {
      await orders.lock(order.id);
      await groups.find(group.id);
      await groups.ofOrder(order.id);
      await groups.historyOf('ticket-1' as TicketDistributionId);
      await groups.search({
        conditions: [{ field: 'orderId', operator: 'eq', values: [order.id] }],
        page: 0,
        perPage: 1,
      });
      await deliveries.find('group-1.issue.1.1' as DeliveryKey);
      await deliveries.ofGroups([group.id]);
      await deliveries.due({ fulfillmentMethod: 'NOD', at: group.snapshot.createdAt, limit: 10 });
      await deliveries.claimed();
      await deliveries.attemptsOf('group-1.issue.1.1' as DeliveryKey);
    });
    expect(statements.length).to.be.greaterThan(10);
    for (const { sql, parameters } of statements) {
      const plan: { readonly detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${sql}`, parameters);
      expect(plan.map(({ detail }) => detail).join('; '), sql)
        .to.match(/USING (COVERING )?INDEX/)
        .and.not.match(/SCAN/);
    }
  });

  it('load an order in three, a group with its tickets in two', async () => {
    expect(kinds(await sent(({ orders }) => orders.find(order.id)))).to.deep.equal(['SELECT', 'SELECT', 'SELECT']);
    expect(kinds(await sent(({ groups }) => groups.find(group.id)))).to.deep.equal(['SELECT', 'SELECT']);
  });

  it('say in which order rows come, and nothing that PostgreSQL refuses', async () => {
    const statements = await sent(async ({ orders, groups, deliveries }) => {
      await orders.find(order.id);
      await groups.find(group.id);
      await groups.historyOf('ticket-1' as TicketDistributionId);
      await deliveries.ofGroups([]);
      await deliveries.attemptsOf('group-1.issue.1.1' as DeliveryKey);
    });
    const ordered = statements.flatMap(({ sql }) =>
      sql.includes(' ORDER BY ') ? [/FROM "(\w+)"/.exec(sql)?.[1]] : [],
    );
    expect(ordered).to.deep.equal([
      'order_versions',
      'order_line_versions',
      'ticket_distributions',
      'ticket_distribution_moves',
      'deliveries',
      'delivery_attempts',
    ]);
    for (const { sql } of statements) expect(sql).to.not.include('IN ()');
  });

  it('count what a search finds only where its page does not tell', async () => {
    const pageOf = (perPage: number) => sent(({ groups }) => groups.search({ conditions: [], page: 0, perPage }));
    expect(kinds(await pageOf(2))).to.deep.equal(['SELECT', 'SELECT']);
    expect(kinds(await pageOf(1))).to.deep.equal(['SELECT', 'SELECT', 'SELECT']);
  });

  it('save a new group with its tickets in three, and later only the tickets that changed, together', async () => {
    await sent(async ({ groups }) => {
      const stored = await groups.find(group.id);
      if (stored === undefined) throw new Error('the group was saved');
      const statusReason = { code: 'refused', message: 'unknown product' };
      const tickets = stored.snapshot.tickets.map((ticket, place) =>
        place === 1 ? ticket : { ...ticket, statusReason },
      );
      log.statements.length = 0;
      await groups.save(TicketDistributionGroup.restore({ ...stored.snapshot, tickets }));
    });
    expect(kinds(log.statements)).to.deep.equal(['UPDATE', 'INSERT', 'RELEASE']);
    const [one, two, three] = group.snapshot.tickets;
    expect(log.statements[1]?.parameters).to.include.members([one?.id, three?.id]).and.not.include(two?.id);
    const another = aGroup({ ...order, id: 'ANOTHER' as OrderId }, { ids });
    expect(kinds(await sent(({ groups }) => groups.save(another)))).to.deep.equal(['INSERT', 'INSERT', 'INSERT']);
  });
});
