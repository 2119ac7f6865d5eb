import type { DecisionRecord, TicketDistributionGroupId } from '@ticket-distribution/domain';
import { type OpenDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { aGroup, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type TestDatabase, freshSqlite } from './test-database.js';

const GONE = {
  action: 'cancel',
  ticketDistributionId: 'ticket-1',
  effectiveDate: null,
  atTicketSystem: true,
  waitsFor: null,
  successorLineIds: [],
  reasons: ['line-removed'],
};
const PLAN = {
  orderLineId: 'line-1',
  orderLineVersion: 2,
  ticketDistributionGroupId: 'g',
  fulfillmentMethod: 'NOD',
  ordered: { distributionHolderCustomerId: '1000077', customerAccountRef: null },
  entries: [GONE],
};

describe('The decisions about a group in the database', () => {
  let database: TestDatabase;
  let engine: OpenDatabase;

  beforeEach(async () => {
    database = await freshSqlite();
    engine = await openDatabase({ databaseUrl: database.url, baseFolder: '.' });
  });
  afterEach(async () => {
    await engine.close();
    await database.remove();
  });

  const decisionsOf = async (id: TicketDistributionGroupId): Promise<DecisionRecord[]> =>
    engine.transactions.read(({ groups }) => groups.decisionsOf(id));

  it('hold each entry of the plan once, and are read with those of the tickets', async () => {
    const group = aGroup(anOrder({ lines: [aLine({ products: [aProduct(), aProduct({ ref: 'another' })] })] }));
    await engine.transactions.run(({ groups }) => groups.save(group));
    const [decision] = group.newDecisions;
    expect(decision?.tickets.map(({ entry }) => entry))
      .to.deep.equal(decision?.plan?.entries)
      .and.have.length(2);
    expect(await decisionsOf(group.id)).to.deep.equal(group.newDecisions);
    const [row] = (await database.query('SELECT tickets FROM decisions')) as { readonly tickets: string }[];
    const stored = decision?.tickets.map(({ ticketDistributionId }, place) => ({
      ticketDistributionId,
      entry: null,
      place,
    }));
    expect(JSON.parse(row?.tickets ?? '')).to.deep.equal(stored);
  });

  it('are read as they were where former releases wrote each entry twice, and without a plan', async () => {
    const group = aGroup();
    await engine.transactions.run(({ groups }) => groups.save(group));
    const write = async (number: number, plan: object | null, tickets: readonly object[]): Promise<void> => {
      await database.query(
        `INSERT INTO decisions (ticket_distribution_group_id, number, decided_at, decided_by, decision, policy,
          order_version, order_line_version, inputs, plan, tickets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          group.id,
          number,
          '2026-12-01T09:30:00.125Z',
          'someone',
          plan === null ? 'hand-over' : 'reconcile',
          'NOD',
          2,
          2,
          '{}',
          plan && JSON.stringify(plan),
          JSON.stringify(tickets),
        ],
      );
    };
    await write(8, PLAN, [{ ticketDistributionId: 'ticket-1', entry: GONE }]);
    await write(9, null, [{ ticketDistributionId: 'ticket-1', entry: null }]);
    const read = await decisionsOf(group.id);
    const [withPlan, without] = [read.find(({ number }) => number === 8), read.find(({ number }) => number === 9)];
    expect(withPlan?.plan).to.deep.equal(PLAN);
    expect(withPlan?.tickets).to.deep.equal([{ ticketDistributionId: 'ticket-1', entry: GONE }]);
    expect(without?.plan).to.equal(null);
    expect(without?.tickets).to.deep.equal([{ ticketDistributionId: 'ticket-1', entry: null }]);
  });
});
