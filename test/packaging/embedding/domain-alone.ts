// #region domain-alone
import {
  type CallOutcome,
  DEFAULT_RETRY_SCHEDULE,
  Delivery,
  type HandOver,
  type IdSource,
  type Instant,
  type Occasion,
  Order,
  type OrderDocument,
  type TicketDistributionGroup,
  carryOut,
  fulfillmentPolicies,
  isAnswered,
  plusMilliseconds,
  policyOf,
  reconcile,
  ticketsOf,
} from '@ticket-distribution/domain';
import { anOrder } from './an-order.js';

const policies = fulfillmentPolicies;
const at = (): Instant => new Date().toISOString() as Instant;
const by = (name: string): Occasion => ({ at: at(), by: name, distributionChannelId: null });
let made = 0;
const ids: IdSource = {
  nextGroupId: () => `group-${(made += 1)}` as ReturnType<IdSource['nextGroupId']>,
  nextTicketId: () => `ticket-${(made += 1)}` as ReturnType<IdSource['nextTicketId']>,
};

// Your store: here it is memory. Both are kept by their snapshots, plain data, and come back by `restore`.
const order = Order.empty(anOrder(1, 'BIFROST').id);
let groups: readonly TicketDistributionGroup[] = [];
const deliveries: Delivery[] = [];

/** A version comes in: what it means for the groups, and what their ticket systems have to be told of it. */
function takeIn(document: OrderDocument): void {
  order.record(document, at());
  const snapshots = groups.map(({ snapshot }) => snapshot);
  groups = carryOut(reconcile(order.current, snapshots, policies), groups, ids, by('sales'));
  for (const group of groups) followUp(group);
}

/** Hands over what waits: your `distribute`. */
function handOver(group: TicketDistributionGroup): void {
  const policy = policyOf(policies, group.snapshot.fulfillmentMethod);
  const request = {
    pickup: policy.pickup({}),
    language: 'nob',
    distributionChannelId: null,
    organisationId: 1,
  } as const;
  store(group, group.waiting.length === 0 ? [] : group.handOver(request, by('sales'), { policies }));
}

/** What follows from what happened to a group: cancels, changes, what waited for an answer. */
function followUp(group: TicketDistributionGroup): void {
  const open = deliveries
    .map(({ snapshot }) => snapshot)
    .filter((one) => !isAnswered(one.state) && isOf(group, one.handOver));
  const others = groups.filter((one) => one !== group).map(({ snapshot }) => snapshot);
  const { handOvers, withdrawn } = group.followUp(open, { policies, others }, ids, by('engine'));
  for (const delivery of deliveries) if (withdrawn.includes(delivery.key)) delivery.withdraw(at());
  store(group, handOvers);
}

/** Stored before any call is made, in one transaction with the group: the key makes every repetition the same call. */
function store({ snapshot: { handOverCount } }: TicketDistributionGroup, handOvers: readonly HandOver[]): void {
  const first = handOverCount - handOvers.length + 1;
  for (const [index, one] of handOvers.entries()) {
    deliveries.push(Delivery.of(one, first + index, { correlationId: 'c-1', traceparent: null }, at()));
  }
}

/** The loop: calls what waits, writes what came of it, and tells what follows, until nothing waits. */
async function deliver(call: (handOver: HandOver) => Promise<CallOutcome>): Promise<void> {
  for (const delivery of deliveries) {
    if (delivery.snapshot.state !== 'PENDING' && delivery.snapshot.state !== 'UNKNOWN') continue;
    const now = at();
    delivery.claim('me', now, plusMilliseconds(now, 30_000));
    const { handOver: told } = delivery.snapshot;
    const outcome = await call(told);
    const transcript = { request: null, answer: null };
    delivery.settle('me', { outcome, transcript, at: at(), schedule: DEFAULT_RETRY_SCHEDULE, fraction: 0.5 });
    const group = groups.find((one) => isOf(one, told));
    if (group === undefined || !isAnswered(delivery.snapshot.state)) continue;
    if (outcome.kind === 'applied') group.confirm(told, outcome.references, by('BIFROST'));
    if (outcome.kind === 'refused') group.refuse(told, outcome, by('BIFROST'));
    followUp(group);
  }
}

function isOf({ id }: TicketDistributionGroup, told: HandOver): boolean {
  return told.ticketDistributionGroupId === id;
}

/** A ticket system that takes everything. */
async function system(told: HandOver): Promise<CallOutcome> {
  const none = { externalReference: null, fareContractRef: null, customerAccountRef: null };
  return { kind: 'applied', references: ticketsOf(told).map((id) => ({ ticketDistributionId: id, ...none })) };
}

const statuses = (): string => groups.flatMap(({ snapshot }) => snapshot.tickets.map(({ status }) => status)).join(' ');
takeIn(anOrder(1, 'BIFROST'));
for (const group of groups) handOver(group);
await deliver(system);
const sold = statuses();
takeIn(anOrder(2, 'BIFROST', 'CANCELLED'));
await deliver(system);
console.log(`${sold}, ${statuses()}`);
// #endregion domain-alone
