import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { GroupView } from '@ticket-distribution/http';
import { migrateDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { FakeTicketSystem, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { freshPostgres, freshSqlite } from '../adapters/test-database.js';
import { anApp } from './an-app.js';

const GROUPS = '/v1/ticket-distribution-groups';

type Items = { readonly items: readonly GroupView[] };

const order = anOrder({
  lines: (['NOD', 'BIFROST', 'NOD', 'INTERNATIONAL'] as const satisfies readonly FulfillmentMethod[]).map(
    (method, index) => aLine({ id: `line-${index}`, method, products: [aProduct(), aProduct({ transferable: true })] }),
  ),
});

for (const { kind, open } of [
  { kind: 'SQLite', open: freshSqlite },
  { kind: 'PostgreSQL', open: freshPostgres },
]) {
  describe(`The answer to a distribute on ${kind}`, () => {
    for (const refused of ['nothing', 'one'] as const) {
      it(`is what a search finds right after it, when ${refused} of its calls was refused`, async () => {
        const fresh = await open();
        const location = { databaseUrl: fresh.url, baseFolder: '.' };
        await migrateDatabase(location);
        const database = await openDatabase(location);
        const gateways = { NOD: new FakeTicketSystem(), BIFROST: new FakeTicketSystem() };
        const app = await anApp({ transactions: database.transactions, gateways });
        await app.record(order);
        if (refused === 'one') gateways.NOD.meet('refuse');
        const distributed = await app.send<readonly GroupView[]>('POST', `${GROUPS}/${order.id}/distribute`);
        const found = await app.send<Items>('GET', `${GROUPS}?orderId=${order.id}`);
        const byId = (items: readonly GroupView[]) => items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
        expect(byId(distributed.body)).to.deep.equal(byId(found.body.items));
        expect(gateways.NOD.calls).to.have.length(refused === 'one' ? 4 : 2);
        await database.close();
        await fresh.remove();
      });
    }
  });
}
