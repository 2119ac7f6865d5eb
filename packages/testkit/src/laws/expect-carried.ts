import type { HandOver, Pickup, TicketDistribution } from '@ticket-distribution/domain';
import { newestForm } from './law-words.js';

/**
 * A ticket that takes another's place carries the moved validity of that one, unless the order changed it.
 *
 * @param before the tickets of the order before something happened
 * @param after the same afterwards
 * @throws Error naming the ticket that lost its moved validity
 */
export function expectMoveCarried(before: readonly TicketDistribution[], after: readonly TicketDistribution[]): void {
  const known = new Map(before.map((ticket) => [ticket.id as string, ticket]));
  for (const ticket of after.filter(({ id }) => !known.has(id))) {
    const replaced = known.get(ticket.standing.replaces ?? '');
    const old = replaced === undefined ? undefined : newestForm(replaced, before);
    if (old === undefined || !sameTimes(old.product, ticket.product) || sameTimes(old.validity, ticket.validity))
      continue;
    throw new Error(`${ticket.id} takes the place of ${old.id} and starts at ${ticket.validity.startOfValidity}`);
  }
}

/** On which medium a ticket is handed over, and in which language. */
export interface HandedOverHow {
  readonly pickup: Pickup | null;
  readonly language: string | null;
}

/** What callers said of the hand-over of tickets. */
interface Asked {
  /** How each ticket was asked to be handed over, the last time. */
  readonly askedFor: ReadonlyMap<string, HandedOverHow>;
  /** How each ticket was asked to be handed over anew, the last time. */
  readonly redistributed: ReadonlyMap<string, HandedOverHow>;
}

/**
 * A ticket that takes another's place is handed over as that one was, on its medium and in its language, unless somebody
 * asked otherwise for it or for one that was to take that place before.
 *
 * @param tickets all of the order
 * @throws Error naming the ticket that goes elsewhere
 */
export function expectHandedOverAlike(
  handOver: HandOver,
  tickets: readonly TicketDistribution[],
  { askedFor, redistributed }: Asked,
): void {
  if (handOver.operation !== 'issue' || handOver.purpose !== 'issue' || handOver.pickup === null) return;
  for (const { ticketDistributionId } of handOver.tickets) {
    const replaced = tickets.find(({ id }) => id === ticketDistributionId)?.standing.replaces ?? '';
    const held = tickets.find(({ id }) => id === replaced)?.standing.held ?? null;
    if (held === null || held.pickup === null) continue;
    if (redistributed.has(ticketDistributionId)) continue;
    const inItsPlace = tickets.filter(({ standing }) => standing.replaces === replaced);
    const asked = inItsPlace.flatMap(({ id }) => [askedFor.get(id) ?? [], redistributed.get(id) ?? []].flat());
    const said = [redistributed.get(replaced) ?? held, ...asked];
    const isOnMedium = said.some(({ pickup }) => mediumOf(pickup) === mediumOf(handOver.pickup));
    // A method that knows no media leaves the medium as it was, and may be told in another language.
    if (isOnMedium && said.some(({ language }) => language === handOver.language)) continue;
    throw new Error(`${handOver.key} hands ${ticketDistributionId} over otherwise than ${replaced} was`);
  }
}

/**
 * No ticket is valid and can never be picked up.
 *
 * @throws Error naming the ticket
 */
export function expectPickupOpens({ key, ...handOver }: HandOver): void {
  if (handOver.operation !== 'issue' || handOver.pickup?.medium !== 'QR_CODE') return;
  const { deliverAfter } = handOver.pickup;
  if (deliverAfter === null) return;
  const shut = handOver.tickets.find(
    ({ startOfValidity, endOfValidity }) => deliverAfter >= endOfValidity && deliverAfter !== startOfValidity,
  );
  if (shut !== undefined) throw new Error(`${key} lets ${shut.ticketDistributionId} be picked up after its end`);
}

function sameTimes(one: Times, other: Times): boolean {
  return one.startOfValidity === other.startOfValidity && one.endOfValidity === other.endOfValidity;
}

type Times = TicketDistribution['validity'];

function mediumOf(pickup: Pickup | null): string | null {
  if (pickup === null) return null;
  return pickup.medium === 'QR_CODE' ? pickup.medium : `${pickup.medium} ${pickup.mediaSerialNumberId}`;
}
