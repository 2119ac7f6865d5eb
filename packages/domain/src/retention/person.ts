import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { DecisionRecord } from '../group/decision-record.js';
import type { Pickup } from '../hand-over/pickup.js';
import type { FareProduct } from '../orders/fare-product.js';
import type { OrderSnapshot } from '../orders/order.js';
import { isErased } from '../shared/erased.js';
import { membersOf, textOf } from '../shared/stored-json.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { Parties } from '../ticket/parties.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { holdingsOf } from '../ticket/ticket-standing.js';

/** A customer, and what belongs to that customer alone in one order. */
export interface Person {
  readonly customerId: string;
  readonly accounts: ReadonlySet<string>;
  /** The serial numbers of travel cards. */
  readonly cards: ReadonlySet<string>;
}

/** An order with everything that may say something of a person. */
export interface OrderStory {
  readonly order: OrderSnapshot;
  readonly groups: readonly GroupSnapshot[];
  readonly decisions: readonly DecisionRecord[];
  readonly deliveries: readonly DeliverySnapshot[];
}

/**
 * The person in an order: an account is that of whoever holds the ticket, unless somebody else holds one on it too; a travel
 * card that of whoever holds the ticket or travels on it.
 */
export function personIn(customerId: string, story: OrderStory): Person {
  const isHeld = (parties: Parties): boolean => parties.distributionHolderCustomerId === customerId;
  const tickets = story.groups.flatMap((group) => group.tickets);
  const holders = [...partiesIn(story)];
  const accounts = holders.filter(isHeld).map(({ customerAccountRef }) => customerAccountRef);
  const ofOthers = new Set(holders.filter((parties) => !isHeld(parties)).map((parties) => parties.customerAccountRef));
  const told = tickets.filter(({ parties }) => isHeld(parties)).map((ticket) => ticket.distributionDetails);
  const cards = [
    ...tickets.filter((ticket) => isHeld(ticket.parties) || travelsOn(ticket.product, customerId)).flatMap(cardsOf),
    ...cardsIn(story, customerId),
  ];
  return {
    customerId,
    accounts: known(
      [...accounts, ...told.map(({ customerAccountRef }) => customerAccountRef)].filter(
        (account) => !ofOthers.has(account),
      ),
    ),
    cards: known(cards),
  };
}

/** Every holder with the account beside. */
function* partiesIn({ order, groups, decisions, deliveries }: OrderStory): Iterable<Parties> {
  for (const { document } of order.versions) {
    for (const { distributionHolderCustomerId, customerAccountRef } of document.orderLines) {
      const holder = distributionHolderCustomerId ?? document.ownerCustomerId;
      yield { distributionHolderCustomerId: holder, customerAccountRef };
    }
  }
  for (const { ordered, tickets } of groups) {
    yield ordered;
    for (const { parties, standing } of tickets) {
      yield parties;
      if (standing.ordered !== null) yield standing.ordered;
      for (const { holderCustomerId, customerAccountRef } of holdingsOf(standing)) {
        yield { distributionHolderCustomerId: holderCustomerId, customerAccountRef };
      }
    }
  }
  for (const { inputs } of decisions) yield* [inputs.ordered, inputs.parties, asParties(inputs.request)];
  for (const { handOver } of deliveries) {
    if (handOver.operation !== 'issue' && handOver.operation !== 'transfer') continue;
    const { holderCustomerId, customerAccountRef } = handOver;
    yield { distributionHolderCustomerId: holderCustomerId, customerAccountRef };
  }
}

/** Those that somebody asked for: a transfer says them. */
function asParties(request: DecisionRecord['inputs']['request']): Parties {
  const members = membersOf(request);
  const holder = textOf(members, 'distributionHolderCustomerId') ?? '';
  return { distributionHolderCustomerId: holder, customerAccountRef: textOf(members, 'customerAccountRef') };
}

function cardsOf({ standing, distributionDetails }: TicketDistribution): readonly (string | null)[] {
  const { carries, redistribution } = standing;
  const hows = [...holdingsOf(standing), carries, redistribution];
  return [distributionDetails.mediaSerialNumberId, ...hows.map((how) => cardOf(how?.pickup ?? null))];
}

/** The cards that were told, or asked for, with the person as the holder or a traveller. */
function cardsIn({ decisions, deliveries }: OrderStory, customerId: string): readonly (string | null)[] {
  const issued = deliveries.map(({ handOver }) => {
    if (handOver.operation !== 'issue') return null;
    const isOwn =
      handOver.holderCustomerId === customerId || handOver.tickets.some((one) => travelsOn(one.product, customerId));
    return isOwn ? cardOf(handOver.pickup) : null;
  });
  const asked = decisions.map(({ inputs: { parties, tickets, request } }) => {
    const isOwn =
      parties.distributionHolderCustomerId === customerId || tickets.some((one) => travelsOn(one.product, customerId));
    return isOwn ? textOf(membersOf(membersOf(request)['pickup']), 'mediaSerialNumberId') : null;
  });
  return [...issued, ...asked];
}

function cardOf(pickup: Pickup | null): string | null {
  return pickup?.medium === 'TRAVEL_CARD' ? pickup.mediaSerialNumberId : null;
}

/** Hand-overs hold products as they were told, which may say less than a product has to. */
function travelsOn({ travellers }: Partial<Pick<FareProduct, 'travellers'>>, customerId: string): boolean {
  return (travellers ?? []).some((traveller) => traveller.customerId === customerId);
}

function known(values: readonly (string | null)[]): ReadonlySet<string> {
  return new Set(values.filter((value): value is string => value !== null && !isErased(value)));
}
