import {
  type CurrentOrder,
  type DistributionPlan,
  type FulfillmentPolicies,
  type GroupPlan,
  type GroupSnapshot,
  type OrderLineVersion,
  type PlanEntry,
  canonicalText,
  isAllKeep,
  isLive,
  methodsOf,
  normalProduct,
  reconcile,
  sameLine,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { TestRunner } from '../runner/test-runner.js';
import { anyOrderHistory } from './any-order-history.js';
import { idealDistribution } from './ideal-distribution.js';
import { laws } from './law.js';
import { contentText, idOf, ticketBefore, ticketedProducts } from './law-words.js';
import { expectNobodysTicketGivenAway, expectTheUsedOneKept } from './pairing-laws.js';
import { expectRightParties } from './parties-laws.js';
import { expectMovesCarried, expectOldOnesStandAgain, expectPlacesTaken, expectPlacesTakenOnce } from './place-laws.js';
import { type ReachedState, reachedState } from './reachable-groups.js';
import { sentAgain, storedGroups, storedLine } from './stored-before.js';
import { expectToldWhatIsSeen } from './told-laws.js';

/**
 * The laws of reconciling, over generated histories of orders with exchanges, pickups, refusals, moved validities, transfers
 * and cancels from outside between their versions. Any set of policies has to keep them; the orders are of its methods.
 *
 * @param runs histories tried per law
 */
export function reconcileLaws(runner: TestRunner, name: string, policies: FulfillmentPolicies, runs = 300): void {
  const histories = anyOrderHistory(methodsOf(policies));
  laws(runner, `Reconciling by ${name}`, runs, (anyLaw) => {
    const law = (sentence: string, holds: (state: ReachedState) => void): void => {
      anyLaw(sentence, histories, (history) => holds(reachedState(history, policies)));
    };
    law('goal: every path ends with the tickets that the policies give for the current version', (state) => {
      const after = idealDistribution(state.plan, state.groups, 'done');
      expect(liveProducts(after)).to.deep.equal(wantedProducts(state, policies));
      const fresh = idealDistribution(reconcile(state.order, [], policies), [], 'done');
      if (!lostSomething(state.plan)) expect(liveProducts(after)).to.deep.equal(liveProducts(fresh));
    });
    law(
      'goal: a moved validity stays, in the ticket that takes its place too, unless the order changed it',
      (state) => {
        expectMovesCarried(state);
      },
    );
    law('goal: a transfer stands unless the order says otherwise of holder or account', expectRightParties);
    law('rest: planning again is all keep, before and after the deliveries end', ({ order, groups, plan }) => {
      for (const ending of ['done', 'under-way'] as const) {
        const after = idealDistribution(plan, groups, ending);
        const again = reconcile(order, after, policies);
        expect(isAllKeep(again), ending).to.equal(true);
        expect(idealDistribution(again, after, ending).map(withoutRevision)).to.deep.equal(after.map(withoutRevision));
      }
    });
    law('rest: what any release stored is all keep against the same content, sent today in other words', (state) => {
      expectOldReadAlike(state, policies);
    });
    law('minimal: a product that is equal in both versions keeps its ticket id', (state) => {
      expectEqualProductsKept(state, policies);
    });
    law('minimal: a difference that its ticket system cannot see costs nobody a ticket', (state) => {
      expectToldWhatIsSeen(state, policies);
    });
    law('minimal: of equal tickets no confirmed one is given up while one that nobody has is kept', (state) => {
      expectTheUsedOneKept(state);
    });
    law("minimal: nobody's ticket goes to another traveller whose own product is still there", (state) => {
      expectNobodysTicketGivenAway(state, policies);
    });
    law('places: a new ticket for the product of an old one takes its place, in an exchange too', (state) => {
      expectPlacesTaken(state, policies);
    });
    law('places: the place of an old ticket is taken once', expectPlacesTakenOnce);
    law('places: an order that goes back before the new tickets are out lets the old ones stand', (state) => {
      expectOldOnesStandAgain(state, policies);
    });
    law('local: a line that did not change is all keep', ({ linesBefore, order, groups, plan }) => {
      for (const line of plan.groups) {
        const [before, now] = [linesBefore, order.lines].map((lines) => lineOf(lines, line));
        const group = groups.find(({ orderLineId }) => orderLineId === line.orderLineId);
        if (before === undefined || before.number !== now?.number || !isWhoseItWas(order, group)) continue;
        const changed = line.entries.filter((entry) => entry.action !== 'keep' && !isWaiting(entry, group));
        expect(changed).to.deep.equal([]);
      }
    });
    law('order: permuting lines, products and lists, and renaming legs and seats, changes nothing else', (state) => {
      const { order, groups, plan } = state;
      const turned = storedGroups(groups, 'this').map((group) => ({ ...group, tickets: group.tickets.toReversed() }));
      expect(unordered(reconcile(sentAgain(order), turned.toReversed(), policies))).to.deep.equal(unordered(plan));
    });
    law(
      'total: every live ticket and every product stands in exactly one entry, a cancelled ticket in none',
      (state) => {
        const { order, groups, plan } = state;
        const tickets = groups.flatMap((group) => group.tickets);
        const live = tickets.filter(({ status }) => isLive(status)).map(({ id }) => id as string);
        const waiting = new Set<string>(tickets.filter(({ status }) => status === 'CANCELLING').map(({ id }) => id));
        const named = plan.groups.flatMap(({ entries }) => entries.map(idOf)).filter((id) => id !== null);
        expect(new Set(named).size, 'each once').to.equal(named.length);
        expect(named.filter((id) => !waiting.has(id)).toSorted()).to.deep.equal(live.toSorted());
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

function expectOldReadAlike({ order, groups, plan }: ReachedState, policies: FulfillmentPolicies): void {
  for (const ending of ['done', 'under-way'] as const) {
    const after = idealDistribution(plan, groups, ending);
    for (const release of ['this', 'an older'] as const) {
      const again = reconcile(sentAgain(order), storedGroups(after, release), policies);
      expect(isAllKeep(again), `${ending}, stored by ${release} release`).to.equal(true);
      for (const { content } of order.lines) {
        expect(sameLine(storedLine(content, release), content), `${content.id} by ${release} release`).to.equal(true);
      }
    }
  }
}

function expectEqualProductsKept({ order, groups, plan }: ReachedState, policies: FulfillmentPolicies): void {
  for (const group of groups) {
    const line = lineOf(order.lines, group);
    const entries = plan.groups.find(({ orderLineId }) => orderLineId === group.orderLineId)?.entries ?? [];
    if (line?.content.status !== 'CONFIRMED') continue;
    const standing = group.tickets.filter(
      ({ status, fulfillmentMethod }) => isLive(status) && fulfillmentMethod === line.content.fulfillmentMethod,
    );
    const wanted = ticketedProducts(line, policies).map(contentText);
    const kept = entries
      .filter(keepsId)
      .flatMap((entry) => ticketBefore(entry, group) ?? [])
      .map(({ product }) => contentText(product));
    for (const text of new Set(standing.map(({ product }) => contentText(product)))) {
      const count = (texts: readonly string[]): number => texts.filter((one) => one === text).length;
      const before = count(standing.map(({ product }) => contentText(product)));
      expect(count(kept)).to.be.at.least(Math.min(before, count(wanted)));
    }
  }
}

/** A party change alone may replace a ticket; then the id cannot stay. */
function keepsId(entry: PlanEntry): boolean {
  const partyChange =
    'changes' in entry && entry.changes.every(({ field }) => field === 'holder' || field === 'customerAccount');
  return entry.action === 'keep' || entry.action === 'update' || (entry.action === 'replace' && partyChange);
}

/** Whether the order belongs to whom it did, so that an unchanged line says the same of its holder. */
function isWhoseItWas({ ownerCustomerId }: CurrentOrder, group: GroupSnapshot | undefined): boolean {
  return group === undefined || group.orderOwnerCustomerId === ownerCustomerId;
}

/** Whether an entry speaks of a ticket that waits to be replaced: what takes its place may be another from now on. */
function isWaiting(entry: PlanEntry, group: GroupSnapshot | undefined): boolean {
  return ticketBefore(entry, group)?.status === 'CANCELLING';
}

function lineOf(
  lines: readonly OrderLineVersion[],
  { orderLineId }: { readonly orderLineId: string },
): OrderLineVersion | undefined {
  return lines.find(({ content }) => content.id === orderLineId);
}

function productsOf(line: OrderLineVersion, policies: FulfillmentPolicies): string[] {
  return ticketedProducts(line, policies).map(canonicalText).toSorted();
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

/** The plan with nothing in it that an order of lists decides. */
function unordered(plan: DistributionPlan): unknown {
  const said = (entry: PlanEntry): unknown => {
    if (entry.action !== 'cancel') return { ...entry, product: normalProduct(entry.product) };
    return { ...entry, successorLineIds: entry.successorLineIds.toSorted() };
  };
  const sorted = (group: GroupPlan) => ({ ...group, entries: group.entries.map(said).map(canonicalText).toSorted() });
  return { ...plan, groups: plan.groups.map(sorted).map(canonicalText).toSorted() };
}

function withoutRevision(group: GroupSnapshot): GroupSnapshot {
  return { ...group, revision: 0 };
}
