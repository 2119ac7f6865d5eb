import {
  type DistributionPlan,
  type FulfillmentPolicies,
  type GroupPlan,
  type GroupSnapshot,
  type OrderLineVersion,
  type PlanEntry,
  canonicalText,
  isAllKeep,
  isLive,
  reconcile,
  sameParties,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { anyOrderHistory } from './any-order-history.js';
import { idealDistribution } from './ideal-distribution.js';
import { type ReachedState, reachedState } from './reachable-groups.js';

/** Some hundred histories take a second or two; a loaded machine may need many times that. */
const LONGEST_LAW_MS = 120_000;

/**
 * The laws of reconciling, over generated histories of orders with pickups, refusals, moved validities, transfers and
 * cancels from outside between their versions. Any set of policies has to keep them.
 *
 * @param runs histories tried per law
 */
export function reconcileLaws(name: string, policies: FulfillmentPolicies, runs = 300): void {
  const law = (sentence: string, holds: (state: ReachedState) => void): void => {
    it(sentence, function () {
      this.timeout(LONGEST_LAW_MS);
      fc.assert(
        fc.property(anyOrderHistory, (history) => holds(reachedState(history, policies))),
        { numRuns: runs },
      );
    });
  };
  describe(`Reconciling by ${name}`, () => {
    law('goal: every path ends with the tickets that the policies give for the current version', (state) => {
      const after = idealDistribution(state.plan, state.groups, 'done');
      expect(liveProducts(after)).to.deep.equal(wantedProducts(state, policies));
      const fresh = idealDistribution(reconcile(state.order, [], policies), [], 'done');
      if (!lostSomething(state.plan)) expect(liveProducts(after)).to.deep.equal(liveProducts(fresh));
    });
    law(
      'goal: what the order says of validity, holder and account is what counts, unless it was moved since',
      (state) => {
        for (const group of state.plan.groups) {
          expectOrderedOrMoved(
            group,
            state.groups.find(({ orderLineId }) => orderLineId === group.orderLineId),
          );
        }
      },
    );
    law('rest: planning again is all keep, before and after the deliveries end', ({ order, groups, plan }) => {
      for (const ending of ['done', 'under-way'] as const) {
        const after = idealDistribution(plan, groups, ending);
        const again = reconcile(order, after, policies);
        expect(isAllKeep(again), ending).to.equal(true);
        expect(idealDistribution(again, after, ending).map(withoutRevision)).to.deep.equal(after.map(withoutRevision));
      }
    });
    law('minimal: a product that is equal in both versions keeps its ticket id', (state) => {
      expectEqualProductsKept(state, policies);
    });
    law('local: a line that did not change is all keep', ({ linesBefore, order, plan }) => {
      for (const group of plan.groups) {
        const [before, now] = [linesBefore, order.lines].map((lines) => lineOf(lines, group));
        if (before !== undefined && before.number === now?.number) {
          expect(group.entries.every(({ action }) => action === 'keep')).to.equal(true);
        }
      }
    });
    law('order: permuting lines and products changes nothing but order', ({ order, groups, plan }) => {
      const lines = order.lines.toReversed().map((line) => ({
        ...line,
        content: { ...line.content, fareProducts: line.content.fareProducts.toReversed() },
      }));
      expect(unordered(reconcile({ ...order, lines }, groups, policies))).to.deep.equal(unordered(plan));
    });
    law(
      'total: every live ticket and every product stands in exactly one entry, cancelled tickets in none',
      (state) => {
        const { order, groups, plan } = state;
        const live = groups.flatMap(({ tickets }) =>
          tickets.filter(({ status }) => isLive(status)).map(({ id }) => id),
        );
        const named = plan.groups.flatMap(({ entries }) => entries.map(ticketOf)).filter((id) => id !== null);
        expect(named.toSorted()).to.deep.equal(live.toSorted());
        for (const line of order.lines) {
          const entries = plan.groups.find(({ orderLineId }) => orderLineId === line.content.id)?.entries ?? [];
          const products = entries.flatMap((entry) =>
            entry.action === 'cancel' ? [] : [canonicalText(entry.product)],
          );
          expect(products.toSorted()).to.deep.equal(productsOf(line, policies));
        }
      },
    );
  });
}

function expectEqualProductsKept({ order, groups, plan }: ReachedState, policies: FulfillmentPolicies): void {
  for (const group of groups) {
    const line = lineOf(order.lines, group);
    const entries = plan.groups.find(({ orderLineId }) => orderLineId === group.orderLineId)?.entries ?? [];
    if (line?.content.status !== 'CONFIRMED') continue;
    const standing = group.tickets.filter(
      ({ status, fulfillmentMethod }) => isLive(status) && fulfillmentMethod === line.content.fulfillmentMethod,
    );
    for (const text of new Set(standing.map(({ product }) => canonicalText(product)))) {
      const before = standing.filter(({ product }) => canonicalText(product) === text);
      const wanted = productsOf(line, policies).filter((product) => product === text).length;
      const ids = new Set(entries.filter((entry) => keepsId(entry)).map(ticketOf));
      expect(before.filter(({ id }) => ids.has(id)).length).to.be.at.least(Math.min(before.length, wanted));
    }
  }
}

/** Each ticket is as ordered, but for what somebody moved or gave away since and the order left alone. */
function expectOrderedOrMoved(group: GroupPlan, before: GroupSnapshot | undefined): void {
  for (const entry of group.entries) {
    const earlier = before?.tickets.find(({ id }) => id === ticketOf(entry));
    if (entry.action === 'add' || entry.action === 'cancel' || earlier === undefined || before === undefined) continue;
    const { startOfValidity, endOfValidity } = entry.product;
    const orderLeftIt =
      earlier.product.startOfValidity === startOfValidity && earlier.product.endOfValidity === endOfValidity;
    const validity = entry.action === 'keep' ? earlier.validity : entry.validity;
    expect(validity).to.deep.equal(orderLeftIt ? earlier.validity : { startOfValidity, endOfValidity });
    const isAsOrdered = sameParties(entry.parties, group.ordered);
    if (!isAsOrdered) expect(entry.parties, 'given away before').to.deep.equal(earlier.parties);
    if (sameParties(earlier.parties, before.ordered)) expect(isAsOrdered, 'as ordered').to.equal(true);
  }
}

/** A party change alone may replace a ticket; then the id cannot stay. */
function keepsId(entry: PlanEntry): boolean {
  const partyChange =
    'changes' in entry && entry.changes.every(({ field }) => field === 'holder' || field === 'customerAccount');
  return entry.action === 'keep' || entry.action === 'update' || (entry.action === 'replace' && partyChange);
}

function ticketOf(entry: PlanEntry): string | null {
  return entry.action === 'add' ? null : entry.ticketDistributionId;
}

function lineOf(
  lines: readonly OrderLineVersion[],
  { orderLineId }: { readonly orderLineId: string },
): OrderLineVersion | undefined {
  return lines.find(({ content }) => content.id === orderLineId);
}

function productsOf({ content }: OrderLineVersion, policies: FulfillmentPolicies): string[] {
  if (content.status !== 'CONFIRMED') return [];
  return policies[content.fulfillmentMethod].tickets(content).map(canonicalText).toSorted();
}

/** Per line; products whose ticket was cancelled from outside get no new one. */
function wantedProducts({ order, plan }: ReachedState, policies: FulfillmentPolicies): string[] {
  const lost = plan.groups.flatMap(({ orderLineId, entries }) =>
    entries.flatMap((entry) => (isLost(entry) ? [`${orderLineId} ${canonicalText(entry.product)}`] : [])),
  );
  const wanted = order.lines.flatMap((line) => productsOf(line, policies).map((text) => `${line.content.id} ${text}`));
  for (const text of lost) wanted.splice(wanted.indexOf(text), 1);
  return wanted.toSorted();
}

function liveProducts(groups: readonly GroupSnapshot[]): string[] {
  return groups
    .flatMap(({ orderLineId, tickets }) =>
      tickets.filter(({ status }) => isLive(status)).map(({ product }) => `${orderLineId} ${canonicalText(product)}`),
    )
    .toSorted();
}

function lostSomething(plan: DistributionPlan): boolean {
  return plan.groups.some(({ entries }) => entries.some(isLost));
}

function isLost(entry: PlanEntry): entry is Extract<PlanEntry, { action: 'keep' }> {
  return entry.action === 'keep' && entry.ticketDistributionId === null;
}

function unordered(plan: DistributionPlan): unknown {
  const sorted = (group: GroupPlan) => ({ ...group, entries: group.entries.map(canonicalText).toSorted() });
  return { ...plan, groups: plan.groups.map(sorted).map(canonicalText).toSorted() };
}

function withoutRevision(group: GroupSnapshot): GroupSnapshot {
  return { ...group, revision: 0 };
}
