import { ConcurrencyConflict } from '@ticket-distribution/application';
import {
  type GroupSnapshot,
  type Occasion,
  type OrderId,
  TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aGroup } from '../builders/a-group.js';
import { aLine } from '../builders/a-line.js';
import { aProduct } from '../builders/a-product.js';
import { anOrder } from '../builders/an-order.js';
import { groupsOf } from '../builders/groups-of.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import { anyGroupStory } from './any-group-story.js';
import { anyStanding } from './any-standing.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { GroupStories } from './group-stories.js';
import { rejection } from './rejection.js';

const occasion: Occasion = {
  at: '2026-12-01T10:00:00.007Z' as Occasion['at'],
  by: 'ENT:DistributionChannel:App',
  distributionChannelId: 'ENT:DistributionChannel:App',
};
const request = { pickup: null, language: null, distributionChannelId: null, organisationId: 1 };

export function groupsContract({ describe, it }: Suite, store: FreshStore): void {
  const find = async (id: TicketDistributionGroupId): Promise<TicketDistributionGroup | undefined> =>
    store.read(({ groups }) => groups.find(id));

  describe('Groups', () => {
    it('come back as they were saved, their tickets in the order of their making, with every move and decision', async () => {
      const stories = new GroupStories(store, new SequentialIds());
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyGroupStory, async (story) => {
          count += 1;
          await stories.play(`order-${count}` as OrderId, story);
        }),
        { numRuns: 30 },
      );
      expect(stories.moves.size, 'tickets of all stories').to.be.greaterThan(20);
      await store.read(async ({ groups }) => {
        for (const [id, expected] of stories.groups) expect((await groups.find(id))?.snapshot).to.deep.equal(expected);
        for (const [id, moves] of stories.moves) expect(await groups.historyOf(id)).to.deep.equal(moves);
        for (const [id, taken] of stories.decisions) expect(await groups.decisionsOf(id)).to.deep.equal(taken);
      });
    });

    it("come back with every form of their tickets' standing, first and changed", async () => {
      const { snapshot } = aGroup(anOrder({ lines: [aLine({ products: [aProduct(), aProduct(), aProduct()] })] }));
      let stored: GroupSnapshot = snapshot;
      await fc.assert(
        fc.asyncProperty(fc.tuple(anyStanding, anyStanding, anyStanding), async (standings) => {
          const tickets = stored.tickets.map((ticket, place) => ({
            ...ticket,
            standing: standings[place] ?? ticket.standing,
          }));
          await store.save({ groups: [TicketDistributionGroup.restore({ ...stored, tickets })] });
          stored = { ...stored, tickets, revision: stored.revision + 1 };
          expect((await find(snapshot.id))?.snapshot).to.deep.equal(stored);
        }),
        { numRuns: 40, endOnFailure: true },
      );
    });

    it('come back with thousands of tickets', async () => {
      const { snapshot } = aGroup(anOrder({ lines: [aLine({ products: [aProduct({ legs: [], topologies: [] })] })] }));
      const tickets = Array.from({ length: 4000 }, (_, index) =>
        snapshot.tickets.map((ticket) => ({ ...ticket, id: `many-${index}` as TicketDistributionId })),
      ).flat();
      await store.save({ groups: [TicketDistributionGroup.restore({ ...snapshot, tickets })] });
      expect((await find(snapshot.id))?.snapshot).to.deep.equal({ ...snapshot, revision: 1, tickets });
    });

    it('are found by their order, no others', async () => {
      const ids = new SequentialIds();
      const lines = [aLine({ id: 'one' }), aLine({ id: 'two', method: 'BIFROST' })];
      const ours = groupsOf(anOrder({ id: 'OURS', lines }), { ids });
      await store.save({ groups: [...ours, ...groupsOf(anOrder({ id: 'OTHER', lines }), { ids })] });
      const found = await store.read(({ groups }) => groups.ofOrder('OURS' as OrderId));
      expect(found.map(({ snapshot }) => snapshot)).to.have.deep.members(
        ours.map(({ snapshot }) => ({ ...snapshot, revision: 1 })),
      );
    });

    it('are found by each of their tickets, ended or not, and by no other', async () => {
      const ids = new SequentialIds();
      const lines = [aLine({ products: [aProduct(), aProduct()] })];
      const { snapshot } = aGroup(anOrder({ lines }), { ids });
      const [wanted, ended] = snapshot.tickets;
      if (!wanted || !ended) throw new Error('the group has two tickets');
      const tickets = [wanted, { ...ended, status: 'CANCELLED' as const }];
      const group = TicketDistributionGroup.restore({ ...snapshot, tickets });
      const other = aGroup(anOrder({ id: 'OTHER' }), { ids });
      await store.save({ groups: [group, other] });
      for (const { id } of tickets) {
        const found = await store.read(({ groups }) => groups.ofTicket(id));
        expect(found?.snapshot).to.deep.equal({ ...group.snapshot, revision: 1 });
      }
    });

    it('say the references of all their tickets by the order, ended ones too, and of no other order', async () => {
      const ids = new SequentialIds();
      const lines = [aLine({ id: 'one', products: [aProduct(), aProduct()] }), aLine({ id: 'two' })];
      const withReferences = (orderId: string): TicketDistributionGroup[] =>
        groupsOf(anOrder({ id: orderId, lines }), { ids }).map(({ snapshot }) => {
          const tickets = snapshot.tickets.map((ticket, place) => ({
            ...ticket,
            status: place === 0 ? ('CANCELLED' as const) : ticket.status,
            distributionDetails: {
              ...ticket.distributionDetails,
              fareContractRef: `contract of ${ticket.id}`,
              customerAccountRef: place === 0 ? null : `account of ${ticket.id}`,
            },
          }));
          return TicketDistributionGroup.restore({ ...snapshot, tickets });
        });
      const ours = withReferences('OURS');
      await store.save({ groups: [...ours, ...withReferences('OTHER')] });
      const expected = ours.flatMap(({ snapshot: { organisationId, tickets } }) =>
        tickets.map(({ distributionDetails: { fareContractRef, customerAccountRef } }) => {
          return { organisationId, fareContractRef, customerAccountRef };
        }),
      );
      expect(expected, 'tickets of the order').to.have.length(3);
      const found = await store.read(({ groups }) => groups.accountReferencesOf('OURS' as OrderId));
      expect(found).to.have.deep.members(expected);
    });

    it('are not found when they were never saved, and an unknown ticket has no history', async () => {
      const unknown = 'unknown';
      expect(await find(unknown as TicketDistributionGroupId)).to.equal(undefined);
      expect(await store.read(({ groups }) => groups.ofOrder(unknown as OrderId))).to.deep.equal([]);
      expect(await store.read(({ groups }) => groups.accountReferencesOf(unknown as OrderId))).to.deep.equal([]);
      expect(await store.read(({ groups }) => groups.historyOf(unknown as TicketDistributionId))).to.deep.equal([]);
      expect(await store.read(({ groups }) => groups.ofTicket(unknown as TicketDistributionId))).to.equal(undefined);
    });

    it('refuse the second of two writers who read the same revision', async () => {
      const { id } = aGroup();
      await store.save({ groups: [aGroup()] });
      const [first, second] = [await find(id), await find(id)];
      if (!first || !second) throw new Error('the group was saved');
      first.handOver(request, occasion, { policies: fulfillmentPolicies });
      second.handOver({ ...request, language: 'eng' }, occasion, { policies: fulfillmentPolicies });
      await store.save({ groups: [first] });
      expect(await rejection(store.save({ groups: [second] }))).to.be.instanceOf(ConcurrencyConflict);
      expect((await find(id))?.snapshot).to.deep.equal({ ...first.snapshot, revision: 2 });
      const [ticket] = first.snapshot.tickets;
      if (!ticket) throw new Error('the group has a ticket');
      expect(await store.read(({ groups }) => groups.historyOf(ticket.id))).to.have.length(2);
    });

    it('refuse the second of two writers also when no ticket moves', async () => {
      await store.save({ groups: [aGroup()] });
      const read = await find(aGroup().id);
      if (!read) throw new Error('the group was saved');
      const [first, second] = [2, 3].map((orderVersion) =>
        TicketDistributionGroup.restore({ ...read.snapshot, orderVersion }),
      );
      if (!first || !second) throw new Error('two writers changed the group');
      await store.save({ groups: [first] });
      expect(await rejection(store.save({ groups: [second] }))).to.be.instanceOf(ConcurrencyConflict);
      expect((await find(first.id))?.snapshot.orderVersion).to.equal(2);
    });

    it('refuse a second group of one order line, however its id', async () => {
      const ids = new SequentialIds();
      await store.save({ groups: [aGroup(anOrder(), { ids })] });
      expect(await rejection(store.save({ groups: [aGroup(anOrder(), { ids })] }))).to.be.instanceOf(
        ConcurrencyConflict,
      );
      expect(await store.read(({ groups }) => groups.ofOrder(anOrder().id))).to.have.length(1);
    });

    it('let lines of two orders have one id', async () => {
      const ids = new SequentialIds();
      const both = ['ONE', 'TWO'].map((id) => aGroup(anOrder({ id }), { ids }));
      await store.save({ groups: both });
      for (const { id } of both) expect((await find(id))?.id).to.equal(id);
    });

    it('refuse a second group under the same id, and a ticket that another group holds', async () => {
      await store.save({ groups: [aGroup()] });
      const { snapshot } = aGroup(anOrder({ id: 'OTHER' }));
      const otherId = 'group-2' as TicketDistributionGroupId;
      for (const second of [snapshot, { ...snapshot, id: otherId }]) {
        const refused = rejection(store.save({ groups: [TicketDistributionGroup.restore(second)] }));
        expect(await refused).to.be.instanceOf(ConcurrencyConflict);
      }
    });

    it('are changed by saving only, never through what was given out', async () => {
      const group = aGroup();
      await store.save({ groups: [group] });
      await store.transactions.run(async ({ groups }) => {
        (await groups.find(group.id))?.handOver(request, occasion, { policies: fulfillmentPolicies });
        (await groups.ofOrder(group.snapshot.orderId))[0]?.handOver(request, occasion, {
          policies: fulfillmentPolicies,
        });
        expect((await groups.find(group.id))?.waiting).to.have.length(1);
      });
      expect((await find(group.id))?.snapshot).to.deep.equal({ ...group.snapshot, revision: 1 });
    });
  });
}
