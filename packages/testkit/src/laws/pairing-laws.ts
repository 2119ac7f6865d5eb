import {
  type FareProduct,
  type FulfillmentPolicies,
  type GroupPlan,
  type GroupSnapshot,
  type OrderLineVersion,
  type PlanEntry,
  type TicketDistribution,
  type TicketStatus,
  type Traveller,
  isLive,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { contentText, groupBefore, idOf, ticketBefore, ticketedProducts } from './law-words.js';
import type { ReachedState } from './reachable-groups.js';

const CONFIRMED: ReadonlySet<TicketStatus> = new Set(['DISTRIBUTED', 'ACTIVATED', 'COMMITTED']);

/** Of tickets that are equal, no confirmed one is given up while one that nobody has is kept. */
export function expectTheUsedOneKept({ groups, plan }: ReachedState): void {
  for (const line of plan.groups) {
    const tickets = (groupBefore(groups, line)?.tickets ?? []).filter(({ status }) => isLive(status));
    const entryOf = (id: string): PlanEntry | undefined => line.entries.find((entry) => idOf(entry) === id);
    const isGivenUp = ({ id }: TicketDistribution): boolean => entryOf(id)?.action === 'cancel';
    for (const used of tickets.filter((one) => CONFIRMED.has(one.status) && isGivenUp(one))) {
      const kept = tickets.find(
        (other) =>
          !CONFIRMED.has(other.status) &&
          !isGivenUp(other) &&
          other.fulfillmentMethod === used.fulfillmentMethod &&
          contentText(other.product) === contentText(used.product),
      );
      if (wasTakenBack(line, used)) continue;
      expect(kept?.id, `${used.id} is ${used.status} and given up, equal ${kept?.status} kept`).to.equal(undefined);
    }
  }
}

function wasTakenBack({ entries }: GroupPlan, { id }: TicketDistribution): boolean {
  return entries.some((entry) => idOf(entry) === id && entry.reasons.includes('taken-back'));
}

/** Nobody's ticket goes to another traveller while its own traveller still has the same product. */
export function expectNobodysTicketGivenAway(
  { order, groups, plan }: ReachedState,
  policies: FulfillmentPolicies,
): void {
  for (const line of plan.groups) {
    const group = groupBefore(groups, line);
    const content = order.lines.find(({ content: { id } }) => id === line.orderLineId);
    if (group === undefined || content === undefined) continue;
    const products = ticketedProducts(content, policies);
    for (const entry of line.entries) {
      const ticket = ticketBefore(entry, group);
      if (ticket === undefined || entry.action === 'cancel' || entry.action === 'add') continue;
      if (!isLive(ticket.status) || !areOthers(ticket.product, entry.product)) continue;
      for (const own of products.filter((product) => isOwnStill(ticket.product, product))) {
        const stands = standsFor(own, line, group);
        expect(stands, `${ticket.id} goes to ${named(entry.product)} from ${named(own)}`).to.equal(true);
      }
      const ownTicket = group.tickets.find(
        (other) =>
          isOwnStill(other.product, entry.product) &&
          line.entries.some((one) => one.action === 'cancel' && idOf(one) === other.id && !isOfOther(other, content)),
      );
      expect(ownTicket?.id, `${named(entry.product)} is given ${ticket.id} and loses its own`).to.equal(undefined);
    }
  }
}

/** Whether a ticket is of another method than its line is now, and cannot stay. */
function isOfOther({ fulfillmentMethod }: TicketDistribution, { content }: OrderLineVersion): boolean {
  return fulfillmentMethod !== content.fulfillmentMethod;
}

/** Whether a product has a ticket of its own travellers. */
function standsFor(product: FareProduct, { entries }: GroupPlan, group: GroupSnapshot): boolean {
  const entry = entries.find((one) => one.action !== 'cancel' && one.product === product);
  const ticket = entry === undefined ? undefined : ticketBefore(entry, group);
  return ticket !== undefined && areSame(ticket.product.travellers, product.travellers);
}

/** The same product with the same content but for how much is said of its travellers, who are the same ones. */
function isOwnStill(ticketed: FareProduct, product: FareProduct): boolean {
  const same = contentText({ ...ticketed, travellers: [] }) === contentText({ ...product, travellers: [] });
  return same && ticketed.ref === null && areSame(ticketed.travellers, product.travellers);
}

/** Whether both name travellers, and nobody is among both by number or by customer. */
function areOthers(
  { ref, travellers: ones }: FareProduct,
  { ref: otherRef, travellers: others }: FareProduct,
): boolean {
  const isNamed = ref !== null && ref === otherRef;
  return (
    !isNamed && ones.length > 0 && others.length > 0 && !ones.some((one) => others.some((other) => isSame(one, other)))
  );
}

/** By their numbers, customers not differing, or by their customers. */
function areSame(ones: readonly Traveller[], others: readonly Traveller[]): boolean {
  if (ones.length === 0 || ones.length !== others.length) return false;
  const areNumbered = ones.every((one) => others.some((other) => one.id === other.id && isSame(one, other)));
  return areNumbered || ones.every(({ customerId }) => others.some((other) => isKnownAs(customerId, other)));
}

function isKnownAs(customerId: string | null, other: Traveller): boolean {
  return customerId !== null && customerId === other.customerId;
}

function isSame(one: Traveller, other: Traveller): boolean {
  if (one.id === other.id && agrees(one.customerId, other.customerId)) return true;
  return isKnownAs(one.customerId, other);
}

/** They do not differ: one of the two may be missing. */
function agrees(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

function named({ travellers }: FareProduct): string {
  return travellers.map(({ id, customerId }) => `${id}/${customerId}`).join(' ');
}
