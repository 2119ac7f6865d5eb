import type { LineJson, OrderJson, ProductJson } from '../../orders/order-json.js';
import type { OrderEvidence, TicketEvidence } from './evidence.js';
import { isLive } from './ticket-states.js';

/** Acknowledged versions are there, and the current one has the tickets that it orders: one a product, no other. */
export function brokenOrder(evidence: OrderEvidence): string[] {
  const { told, currentVersion, planned } = evidence;
  const newest = Math.max(0, ...told.acknowledged);
  const current = told.sent.get(currentVersion ?? 0);
  if (current === undefined || current.version < newest) {
    return [`version ${newest} was acknowledged, and ${currentVersion} is current`];
  }
  return [
    ...brokenVersions(evidence),
    ...brokenIdentity(evidence),
    ...current.orderLines.flatMap((line) => brokenLine(evidence, current, line)),
    ...(planned.length === 0 ? [] : [`planning again is not all keep: ${planned.join('; ')}`]),
  ];
}

function brokenVersions({ told, versions }: OrderEvidence): string[] {
  return [...versions].flatMap(([version, read]) => {
    const sent = told.sent.get(version);
    if (read === null) return [`version ${version} was acknowledged and is not known`];
    if (sent === undefined || contentOf(sent) === contentOf(read)) return [];
    return [`version ${version} is not what was acknowledged: ${contentOf(read)} instead of ${contentOf(sent)}`];
  });
}

/** Groups and tickets that an answer showed are there; what was promised is not where it began. */
function brokenIdentity({ told, groups, tickets, currentVersion }: OrderEvidence): string[] {
  const known = new Map(tickets.map(({ ticket }) => [ticket.id, ticket.status]));
  return [
    ...[...told.groups].flatMap(([line, id]) =>
      groups.some((group) => group.id === id && group.orderLineId === line) ? [] : [`group ${id} is gone`],
    ),
    ...[...told.tickets.keys()].flatMap((id) => (known.has(id) ? [] : [`ticket ${id} was shown and is gone`])),
    ...[...told.promised].flatMap((id) =>
      known.get(id) === 'GENERATED' ? [`ticket ${id} was shown as handed over and is GENERATED`] : [],
    ),
    ...groups.flatMap(({ id, orderVersion }) =>
      orderVersion === currentVersion ? [] : [`group ${id} stands at version ${orderVersion}`],
    ),
    ...(new Set(groups.map(({ orderLineId }) => orderLineId)).size === groups.length ? [] : ['a line has two groups']),
  ];
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
  return brokenTicket(one, line, product, told.startsAsked.get(one.ticket.id));
}

function brokenTicket(
  { ticket, group, ledger }: TicketEvidence,
  line: LineJson,
  product: ProductJson,
  startsAsked: ReadonlySet<string> | undefined,
): string[] {
  const { fareProduct, startOfValidity } = ticket;
  const isAsOrdered = fareProduct.id === product.id && fareProduct.version === product.version;
  const isAsAsked = startOfValidity === product.startOfValidity || startsAsked?.has(startOfValidity) === true;
  const wasRefused = ledger.some(({ outcome }) => outcome === 'refused');
  const waits = ticket.status === 'GENERATED' && line.fulfillmentMethod === 'ACCOUNT_BASED_TICKETING';
  return [
    ...(isAsOrdered ? [] : [`ticket ${ticket.id} is of ${fareProduct.version} instead of ${product.version}`]),
    ...(isAsAsked || wasRefused ? [] : [`ticket ${ticket.id} is valid from ${startOfValidity}, which nobody wanted`]),
    ...(group.fulfillmentMethod === line.fulfillmentMethod ? [] : [`group ${group.id} is ${group.fulfillmentMethod}`]),
    ...(waits ? [`ticket ${ticket.id} was never handed over to its account`] : []),
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
