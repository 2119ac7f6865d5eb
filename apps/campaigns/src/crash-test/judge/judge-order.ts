import type { LineJson, OrderJson, ProductJson } from '../../orders/order-json.js';
import type { OrderEvidence, TicketEvidence } from './evidence.js';
import { isLive } from './ticket-states.js';
import type { Judges } from './violation.js';

/** What an order at rest has to be, by promise. */
export const ORDER_JUDGES: Judges<OrderEvidence> = {
  'acknowledged-is-kept': [brokenCurrent, brokenVersions, lostTickets],
  'one-group-per-line': [brokenGroups],
  'as-ordered': [brokenLines],
  'comes-to-rest': [unrest],
};

function currentOf({ told, currentVersion }: OrderEvidence): OrderJson | undefined {
  return told.sent.get(currentVersion ?? 0);
}

function brokenCurrent({ told, currentVersion }: OrderEvidence): string[] {
  const newest = Math.max(0, ...told.acknowledged);
  return (currentVersion ?? 0) < newest ? [`version ${newest} was acknowledged, and ${currentVersion} is current`] : [];
}

function brokenVersions({ told, versions }: OrderEvidence): string[] {
  return [...versions].flatMap(([version, read]) => {
    const sent = told.sent.get(version);
    if (read === null) return [`version ${version} was acknowledged and is not known`];
    if (sent === undefined || contentOf(sent) === contentOf(read)) return [];
    return [`version ${version} is not what was acknowledged: ${contentOf(read)} instead of ${contentOf(sent)}`];
  });
}

/** Tickets that an answer showed are there; what was handed over is not where it began. */
function lostTickets({ told, tickets }: OrderEvidence): string[] {
  const known = new Map(tickets.map(({ ticket }) => [ticket.id, ticket.status]));
  const lost = [...told.tickets.keys()].filter((id) => !known.has(id));
  const forgotten = [...told.promised].filter((id) => known.get(id) === 'GENERATED');
  return [
    ...lost.map((id) => `ticket ${id} was shown and is gone`),
    ...forgotten.map((id) => `ticket ${id} was shown as handed over and is GENERATED`),
  ];
}

/** Each line has the group that an answer showed, and no other. */
function brokenGroups({ told, groups }: OrderEvidence): string[] {
  const lost = [...told.groups].filter(
    ([line, id]) => !groups.some((one) => one.id === id && one.orderLineId === line),
  );
  const isOneEach = new Set(groups.map(({ orderLineId }) => orderLineId)).size === groups.length;
  return [
    ...lost.map(([, id]) => `group ${id} was shown and is gone`),
    ...(isOneEach ? [] : ['a line has two groups']),
  ];
}

/** All groups stand at the current version, and planning again would change nothing. */
function unrest({ groups, currentVersion, planned }: OrderEvidence): string[] {
  const behind = groups.filter(({ orderVersion }) => orderVersion !== currentVersion);
  return [
    ...behind.map(({ id, orderVersion }) => `group ${id} stands at version ${orderVersion} of ${currentVersion}`),
    ...(planned.length === 0 ? [] : [`planning again is not all keep: ${planned.join('; ')}`]),
  ];
}

/** The current version has one ticket for each product, and no other. */
function brokenLines(evidence: OrderEvidence): string[] {
  const order = currentOf(evidence);
  return order?.orderLines.flatMap((line) => brokenLine(evidence, order, line)) ?? [];
}

function brokenLine(evidence: OrderEvidence, order: OrderJson, line: LineJson): string[] {
  const isWanted = order.status === 'CONFIRMED' && line.status === 'CONFIRMED';
  const products = isWanted ? line.fareProducts : [];
  const tickets = evidence.tickets.filter(({ group }) => group.orderLineId === line.id);
  const live = tickets.filter(({ ticket }) => isLive(ticket.status));
  const unwanted = live.filter(({ ticket }) => !products.some(({ ref }) => ref === ticket.fareProduct.ref));
  return [
    ...unwanted.map(({ ticket }) => `ticket ${ticket.id} is ${ticket.status} and not ordered any more`),
    ...products.flatMap((product) => brokenProduct(evidence, line, product, tickets)),
  ];
}

function brokenProduct(
  { told }: OrderEvidence,
  line: LineJson,
  product: ProductJson,
  tickets: readonly TicketEvidence[],
): string[] {
  const of = tickets.filter(({ ticket }) => ticket.fareProduct.ref === product.ref);
  const [one, ...more] = of.filter(({ ticket }) => isLive(ticket.status));
  const name = `product ${product.ref} of line ${line.id}`;
  if (more.length > 0) return [`${name} has ${more.length + 1} live tickets`];
  if (one === undefined) {
    const isLost = of.some(
      ({ ticket }) => ticket.status === 'CANCELLED_EXTERNALLY' && told.cancelledOutside.has(ticket.id),
    );
    return isLost ? [] : [`${name} has no ticket`];
  }
  // A ticket that takes the place of another keeps what that was moved to.
  const startsAsked = of.flatMap(({ ticket }) => [...(told.startsAsked.get(ticket.id) ?? [])]);
  return brokenTicket(one, line, product, startsAsked);
}

function brokenTicket(
  { ticket, group, ledger }: TicketEvidence,
  line: LineJson,
  product: ProductJson,
  startsAsked: readonly string[],
): string[] {
  const { fareProduct, startOfValidity } = ticket;
  const isAsOrdered = fareProduct.id === product.id && fareProduct.version === product.version;
  const isAsAsked = startOfValidity === product.startOfValidity || startsAsked.includes(startOfValidity);
  const wasRefused = ledger.some(({ outcome }) => outcome === 'refused');
  return [
    ...(isAsOrdered ? [] : [`ticket ${ticket.id} is of ${fareProduct.version} instead of ${product.version}`]),
    ...(isAsAsked || wasRefused ? [] : [`ticket ${ticket.id} is valid from ${startOfValidity}, which nobody wanted`]),
    ...(group.fulfillmentMethod === line.fulfillmentMethod ? [] : [`group ${group.id} is ${group.fulfillmentMethod}`]),
  ];
}

/** What an order system said, field by field, whatever else the app adds. */
function contentOf({ id, version, status, organisationId, ownerCustomerId, orderLines }: OrderJson): string {
  const lines = orderLines.map((line) => [
    line.id,
    line.status,
    line.fulfillmentMethod,
    line.customerAccountRef,
    line.fareProducts.map((each) => [each.ref, each.id, each.version, each.startOfValidity, each.endOfValidity]),
  ]);
  return JSON.stringify([id, version, status, organisationId, ownerCustomerId, lines]);
}
