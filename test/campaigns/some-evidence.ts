import {
  type OrderEvidence,
  type TicketEvidence,
  TrackedOrder,
  line,
  order,
  product,
} from '@ticket-distribution/campaigns';

const DOCUMENT = order('ORDER', [line('ORDER-1', 'NOD', [product('1')])]);
const [PRODUCT = product('1')] = DOCUMENT.orderLines[0]?.fareProducts ?? [];
const KEY = 'group-1.issue.1.1';

export interface TicketChanges extends Partial<Omit<TicketEvidence, 'ticket' | 'group'>> {
  readonly ticket?: Partial<TicketEvidence['ticket']>;
}

/** One order of one ticket that was handed over and is as it should be, but for what is said. */
export function someEvidence(changes: TicketChanges = {}, of: Partial<OrderEvidence> = {}): OrderEvidence {
  const ticket: TicketEvidence['ticket'] = {
    id: 'ticket-1',
    status: 'DISTRIBUTED',
    startOfValidity: PRODUCT.startOfValidity,
    endOfValidity: PRODUCT.endOfValidity,
    fareProduct: { ref: PRODUCT.ref, id: PRODUCT.id, version: PRODUCT.version },
    distributionDetails: { mediaSerialNumberId: null, externalReference: KEY, customerAccountRef: null },
    delivery: { state: 'DONE', lastError: null },
    ...changes.ticket,
  };
  const group: TicketEvidence['group'] = {
    id: 'group-1',
    orderId: 'ORDER',
    orderLineId: 'ORDER-1',
    orderVersion: 1,
    fulfillmentMethod: 'NOD',
    ticketDistributions: [ticket],
  };
  const evidence: TicketEvidence = {
    deliveries: [delivery(KEY)],
    history: [
      { number: 1, from: null, to: 'GENERATED', reason: 'added' },
      { number: 2, from: 'GENERATED', to: ticket.status, reason: 'told' },
    ],
    told: ['TicketDistributionGroupCreated', 'Distributed'],
    held: [held(KEY)],
    ledger: [entry(KEY, 'applied')],
    drifts: [],
    ...changes,
    ticket,
    group,
  };
  return {
    told: toldOf([group]),
    currentVersion: 1,
    versions: new Map([[1, DOCUMENT]]),
    tickets: [evidence],
    groups: [group],
    planned: [],
    ...of,
  };
}

function toldOf(groups: OrderEvidence['groups']): TrackedOrder {
  const told = new TrackedOrder(DOCUMENT);
  told.send(DOCUMENT);
  told.acknowledged.add(1);
  told.learn(groups);
  return told;
}

export function delivery(key: string, state = 'DONE', purpose = 'issue'): TicketEvidence['deliveries'][number] {
  return { key, operation: 'issue', purpose, fulfillmentMethod: 'NOD', state, attempts: [], lastError: null };
}

export function entry(key: string, outcome: string): TicketEvidence['ledger'][number] {
  return { system: 'NOD', operation: 'issue', key, ticketDistributionIds: ['ticket-1'], outcome };
}

export function held(key: string): TicketEvidence['held'][number] {
  return {
    system: 'NOD',
    key,
    ticketDistributionId: 'ticket-1',
    status: 'DISTRIBUTED',
    product: { id: PRODUCT.id, version: PRODUCT.version },
    startOfValidity: PRODUCT.startOfValidity,
    endOfValidity: PRODUCT.endOfValidity,
    customerAccountRef: null,
  };
}
