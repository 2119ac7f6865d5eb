import {
  type CancelEntry,
  type FareProduct,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type OrderLineVersion,
  type TicketDistribution,
  type Validity,
  isLive,
  isOnlyHere,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { contentText, entriesOf, idOf, ticketedProducts } from './law-words.js';
import type { ReachedState } from './reachable-groups.js';

/** Each ticket has the validity that it had, or that the one had whose place it takes, unless the order changed it. */
export function expectMovesCarried({ groups, plan }: ReachedState): void {
  const tickets = groups.flatMap((group) => group.tickets);
  for (const { entry } of entriesOf(plan, groups)) {
    if (entry.action === 'cancel' || (entry.action === 'keep' && entry.ticketDistributionId === null)) continue;
    const id = entry.action === 'add' ? entry.takesPlaceOf : entry.ticketDistributionId;
    const before = tickets.find((ticket) => ticket.id === id);
    const validity = entry.action === 'keep' ? before?.validity : entry.validity;
    expect(validity, `for ${id}`).to.deep.equal(expectedValidity(before, entry.product));
  }
}

function expectedValidity(before: TicketDistribution | undefined, product: FareProduct): Validity {
  const { startOfValidity, endOfValidity } = product;
  const ordered = { startOfValidity, endOfValidity };
  if (before === undefined) return ordered;
  const { startOfValidity: start, endOfValidity: end } = before.product;
  return start === startOfValidity && end === endOfValidity ? before.validity : ordered;
}

/**
 * Where the method of a line changed, or a line replaces others, a new ticket for just the product of an old one takes that
 * one's place, and the old one stays until the new one is out. Told apart by content: only what stands once on either side.
 */
export function expectPlacesTaken(state: ReachedState, policies: FulfillmentPolicies): void {
  const { order, groups, plan } = state;
  const entries = entriesOf(plan, groups);
  for (const line of order.lines) {
    for (const product of ticketedProducts(line, policies)) {
      const old = oldTicketFor(product, line, state, policies);
      if (old === undefined) continue;
      const made = entries.find(({ entry }) => entry.action !== 'cancel' && entry.product === product)?.entry;
      expect(made, `a new ticket in the place of ${old.id}`).to.include({ action: 'add', takesPlaceOf: old.id });
      const ended = entries.find(({ entry }) => idOf(entry) === old.id)?.entry as CancelEntry;
      expect(ended.action, `${old.id} ends`).to.equal('cancel');
      expect(ended.waitsFor, `${old.id} is ${old.status}`).to.equal(isOnlyHere(old.status) ? null : 'its-successor');
    }
  }
}

/** The one ticket whose place a new one for the product takes; undefined: none, or nobody can tell by content alone. */
function oldTicketFor(
  product: FareProduct,
  line: OrderLineVersion,
  { order, groups }: ReachedState,
  policies: FulfillmentPolicies,
): TicketDistribution | undefined {
  const text = contentText(product);
  const equal = (other: FareProduct): boolean =>
    contentText(other) === text || (product.ref !== null && other.ref === product.ref);
  const all = groups.flatMap((group) => group.tickets).filter((ticket) => equal(ticket.product));
  const asked = order.lines.flatMap((one) => ticketedProducts(one, policies)).filter(equal);
  const [old] = all;
  if (old === undefined || all.length > 1 || asked.length > 1 || !isLive(old.status)) return undefined;
  const group = groups.find(({ tickets }) => tickets.includes(old)) as GroupSnapshot;
  if (contentText(old.product) !== text) return undefined;
  const { id, fulfillmentMethod, replacesOrderLineIds } = line.content;
  if (
    mayStandThere(
      groups.find(({ orderLineId }) => orderLineId === id),
      fulfillmentMethod,
    )
  )
    return undefined;
  if (group.orderLineId === id) return old.fulfillmentMethod === fulfillmentMethod ? undefined : old;
  const of = order.lines.find(({ content }) => content.id === group.orderLineId);
  return of?.content.status === 'CANCELLED' && replacesOrderLineIds.includes(group.orderLineId) ? old : undefined;
}

/** Whether a line has tickets of its own that may stand for its products, or stand again. */
function mayStandThere(group: GroupSnapshot | undefined, method: FulfillmentMethod): boolean {
  return (group?.tickets ?? []).some(
    ({ status, fulfillmentMethod }) => fulfillmentMethod === method && status !== 'CANCELLED',
  );
}
