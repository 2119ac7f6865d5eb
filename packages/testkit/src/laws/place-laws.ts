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
  isHeldNowhere,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { contentText, entriesOf, idOf, newestForm, ticketedProducts } from './law-words.js';
import type { ReachedState } from './reachable-groups.js';

/** Each ticket has the validity that it had, or that the one had whose place it takes, unless the order changed it. */
export function expectMovesCarried({ groups, plan }: ReachedState): void {
  const tickets = groups.flatMap((group) => group.tickets);
  for (const { entry } of entriesOf(plan, groups)) {
    if (entry.action === 'cancel' || (entry.action === 'keep' && entry.ticketDistributionId === null)) continue;
    const id = entry.action === 'add' ? entry.takesPlaceOf : entry.ticketDistributionId;
    const named = tickets.find((ticket) => ticket.id === id);
    const before = named !== undefined && entry.action === 'add' ? newestForm(named, tickets) : named;
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
 * one's place, and the old one stays until the new one is out; not while that stands again, or one whose place it was to take.
 * Told apart by content: only what stands once on either side.
 */
export function expectPlacesTaken(state: ReachedState, policies: FulfillmentPolicies): void {
  const { order, groups, plan } = state;
  const entries = entriesOf(plan, groups);
  const all = groups.flatMap(({ tickets }) => tickets);
  const again = standingAgain(plan, groups);
  for (const line of order.lines) {
    for (const product of ticketedProducts(line, policies)) {
      const form = oldTicketFor(product, line, state, policies);
      if (form === undefined) continue;
      const old = (isHeldNowhere(form.status) ? waitingFor(form, all) : undefined) ?? form;
      if ([old.id, ...waitingBefore(old.id, all)].some((id) => again.has(id))) continue;
      const made = entries.find(({ entry }) => entry.action !== 'cancel' && entry.product === product)?.entry;
      expect(made, `a new ticket in the place of ${old.id}`).to.include({ action: 'add', takesPlaceOf: old.id });
      const ended = entries.find(({ entry }) => idOf(entry) === old.id)?.entry as CancelEntry;
      expect(ended.action, `${old.id} ends`).to.equal('cancel');
      expect(ended.waitsFor, `${old.id} is ${old.status}`).to.be.oneOf(whatItWaitsFor(old, form, all));
    }
  }
}

/** An older form may be for others as well, who go on with other tickets. */
function whatItWaitsFor(
  old: TicketDistribution,
  form: TicketDistribution,
  all: readonly TicketDistribution[],
): readonly CancelEntry['waitsFor'][] {
  if (isHeldNowhere(old.status) && !isWaitedFor(old, all)) return [null];
  return old === form ? ['its-successor'] : ['its-successor', 'all-successors'];
}

/** Whether a ticket that is out waits for this one, or for one that was given up for it. */
function isWaitedFor({ id }: TicketDistribution, all: readonly TicketDistribution[]): boolean {
  const before = all.filter(({ standing }) => standing.cancellation?.after.includes(id) === true);
  return before.some((one) => one.status === 'CANCELLING' || isWaitedFor(one, all));
}

/** The ticket that waits for this one; where it was ended since, the one that waited for it. */
function waitingFor(
  { standing }: TicketDistribution,
  all: readonly TicketDistribution[],
): TicketDistribution | undefined {
  const before = all.find(({ id }) => id === standing.replaces);
  return before === undefined || before.status === 'CANCELLING' ? before : waitingFor(before, all);
}

/**
 * No two new tickets take the place of one; until a new ticket is out, it and those that wait for it are one, and while one of
 * them stands again nobody takes their place. One that waits for its own successor has one.
 */
export function expectPlacesTakenOnce({ groups, plan }: ReachedState): void {
  const entries = entriesOf(plan, groups).map(({ entry }) => entry);
  const taken = entries.flatMap((entry) => (entry.action === 'add' ? (entry.takesPlaceOf ?? []) : []));
  const all = groups.flatMap(({ tickets }) => tickets);
  const oldest = taken.map((id) => waitingBefore(id, all).at(-1) ?? id);
  expect(oldest, 'each once').to.have.members([...new Set(oldest)]);
  const again = standingAgain(plan, groups);
  for (const id of taken) {
    const before = waitingBefore(id, all).filter((one) => again.has(one));
    expect(before, `stand again before ${id}`).to.deep.equal([]);
  }
  const awaiting = entries.filter((entry) => entry.action === 'cancel' && entry.waitsFor === 'its-successor').map(idOf);
  expect(taken).to.include.members(awaiting as TicketDistribution['id'][]);
}

/** The tickets that stand again by a plan. */
function standingAgain(plan: ReachedState['plan'], groups: ReachedState['groups']): ReadonlySet<string> {
  const entries = entriesOf(plan, groups).map(({ entry }) => entry);
  return new Set(entries.flatMap((entry) => ('revived' in entry && entry.revived ? (idOf(entry) ?? []) : [])));
}

/** The tickets that wait for one, directly or for one that waits itself, from the youngest to the oldest. */
function waitingBefore(id: string, all: readonly TicketDistribution[]): readonly TicketDistribution['id'][] {
  const ticket = all.find((one) => one.id === id);
  const before = all.find((one) => one.id === ticket?.standing.replaces);
  if (before === undefined || !(before.standing.cancellation?.after ?? []).includes(id as TicketDistribution['id']))
    return [];
  return [...(before.status === 'CANCELLING' ? [before.id] : []), ...waitingBefore(before.id, all)];
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

/**
 * Where an order goes back to just the product of a ticket that waits to be replaced, and nothing that takes its place is out,
 * that ticket stands again. Told apart by content, as above. An order that asks for what takes its place as well has not gone
 * back: until that one is out the two are one, and it stands for both.
 */
export function expectOldOnesStandAgain({ order, groups, plan }: ReachedState, policies: FulfillmentPolicies): void {
  const known = new Map(groups.flatMap(({ tickets }) => tickets.map((ticket) => [ticket.id, ticket])));
  for (const line of order.lines) {
    const tickets = groups.find(({ orderLineId }) => orderLineId === line.content.id)?.tickets ?? [];
    const texts = ticketedProducts(line, policies).map(contentText);
    for (const waiting of tickets.filter((ticket) => isWaiting(ticket, known))) {
      const text = contentText(waiting.product);
      const rivals = tickets.filter(
        ({ id, status, product, standing }) =>
          id !== waiting.id &&
          status !== 'CANCELLED' &&
          standing.replaces !== waiting.id &&
          (contentText(product) === text || (product.ref !== null && product.ref === waiting.product.ref)),
      );
      const isAsked = texts.filter((one) => one === text).length === 1;
      const goesOn = tickets.some(
        ({ status, product, standing }) =>
          standing.replaces === waiting.id && isLive(status) && texts.includes(contentText(product)),
      );
      if (goesOn) continue;
      if (!isAsked || rivals.length > 0 || waiting.fulfillmentMethod !== line.content.fulfillmentMethod) continue;
      const entry = entriesOf(plan, groups).find((one) => idOf(one.entry) === waiting.id)?.entry;
      expect(entry, `${waiting.id} is wanted again`).to.include({ revived: true });
    }
  }
}

/** Whether a ticket waits for others of which none was ever out. */
function isWaiting(
  { status, standing }: TicketDistribution,
  known: ReadonlyMap<TicketDistribution['id'], TicketDistribution>,
): boolean {
  const after = (standing.cancellation?.after ?? []).flatMap((id) => known.get(id) ?? []);
  const isToCome = after.every((one) => isHeldNowhere(one.status) || one.status === 'DISTRIBUTING');
  return status === 'CANCELLING' && after.length > 0 && isToCome;
}
