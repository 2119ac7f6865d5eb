import { ConcurrencyConflict } from '@ticket-distribution/application';
import {
  type DecisionRecord,
  type Occasion,
  TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketMove,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aGroup } from '../builders/a-group.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const occasion: Occasion = {
  at: '2026-12-01T10:00:00.007Z' as Occasion['at'],
  by: 'ENT:DistributionChannel:App',
  distributionChannelId: 'ENT:DistributionChannel:App',
};
const request = { pickup: null, language: null, distributionChannelId: null, organisationId: 1 };
const { id: ID } = aGroup();

export function decisionsContract({ describe, it }: Suite, store: FreshStore): void {
  const existing = async (): Promise<TicketDistributionGroup> => {
    const group = await store.read(({ groups }) => groups.find(ID));
    if (group === undefined) throw new Error('the group was saved');
    return group;
  };
  const decisions = async (id: TicketDistributionGroupId = ID): Promise<DecisionRecord[]> =>
    store.read(({ groups }) => groups.decisionsOf(id));
  const moves = async ({ snapshot }: TicketDistributionGroup): Promise<TicketMove[]> => {
    const [ticket] = snapshot.tickets;
    if (ticket === undefined) throw new Error('the group has a ticket');
    return store.read(({ groups }) => groups.historyOf(ticket.id));
  };
  /** Saves the group as its order made it, and then twelve times with a transfer to the holder of that number. */
  const transferTwelveTimes = async (): Promise<DecisionRecord[]> => {
    const made = aGroup();
    await store.save({ groups: [made] });
    const taken = [...made.newDecisions];
    for (let holder = 1; holder <= 12; holder += 1) {
      const group = await existing();
      const to = { distributionHolderCustomerId: `${holder}`, customerAccountRef: null };
      const tickets = group.snapshot.tickets.map(({ id }) => [id, [{ reason: `to ${holder}`, parties: to }]] as const);
      const decided = { decision: 'transfer', policy: 'NOD', tickets: [], request: { ...to } } as const;
      group.carryOut({ tickets, decision: decided }, occasion);
      await store.save({ groups: [group] });
      taken.push(...group.newDecisions);
    }
    return taken;
  };

  describe('Decisions about a group', () => {
    it('come back by number as they were taken, each only once, however often the group was saved since', async () => {
      const taken = await transferTwelveTimes();
      expect(taken.map(({ number }) => number)).to.deep.equal(Array.from({ length: 13 }, (_, index) => index + 1));
      expect(await decisions()).to.deep.equal(taken);
      expect((await existing()).snapshot.decisionCount).to.equal(13);
    });

    it('are stored with the moves of its tickets, those that stay where they are too', async () => {
      await transferTwelveTimes();
      const stayed = (await moves(await existing())).slice(1);
      expect(stayed.map(({ from, to, reason }) => [from, to, reason])).to.deep.equal(
        Array.from({ length: 12 }, (_, index) => ['GENERATED', 'GENERATED', `to ${index + 1}`]),
      );
    });

    it('are many in one save, and the plan comes back that was carried out', async () => {
      const group = aGroup();
      group.handOver(request, occasion, { policies: fulfillmentPolicies });
      await store.save({ groups: [group] });
      const found = await decisions();
      expect(found).to.deep.equal(group.newDecisions);
      expect(found.map(({ decision, plan }) => [decision, plan === null])).to.deep.equal([
        ['reconcile', false],
        ['hand-over', true],
      ]);
    });

    it('are none for a group that was never saved, nor those of another group', async () => {
      await store.save({ groups: [aGroup()] });
      expect(await decisions('unknown' as TicketDistributionGroupId)).to.deep.equal([]);
    });

    it('are not stored by the second of two writers who read the same revision', async () => {
      await store.save({ groups: [aGroup()] });
      const [first, second] = [await existing(), await existing()];
      first.handOver(request, occasion, { policies: fulfillmentPolicies });
      second.handOver({ ...request, language: 'eng' }, occasion, { policies: fulfillmentPolicies });
      await store.save({ groups: [first] });
      expect(await rejection(store.save({ groups: [second] }))).to.be.instanceOf(ConcurrencyConflict);
      expect(await decisions()).to.deep.equal([...aGroup().newDecisions, ...first.newDecisions]);
    });

    it('are never put in the place of one with their number', async () => {
      await store.save({ groups: [aGroup()] });
      const { snapshot } = await existing();
      const forgetful = TicketDistributionGroup.restore({ ...snapshot, decisionCount: 0 });
      forgetful.handOver(request, occasion, { policies: fulfillmentPolicies });
      expect(await rejection(store.save({ groups: [forgetful] }))).to.be.instanceOf(ConcurrencyConflict);
      expect(await decisions()).to.deep.equal(aGroup().newDecisions);
    });
  });
}
