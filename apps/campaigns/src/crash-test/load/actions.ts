import { randomUUID } from 'node:crypto';
import type { GroupJson } from '../../http/answers.js';
import { inDays } from '../../orders/order-json.js';
import type { Client } from './client.js';
import { firstVersion, nextVersion } from './next-version.js';
import type { TrackedOrder } from './tracked-order.js';

/** Something that somebody does, by how often it is done. */
export interface Action {
  readonly weight: number;
  run(client: Client): Promise<void>;
}

type Ticket = GroupJson['ticketDistributions'][number];

/** Everything that clients, travellers and ticket systems do of their own accord. */
export const ACTIONS: readonly Action[] = [
  { weight: 24, run: recordOrder },
  { weight: 26, run: (client) => withOrder(client, distribute) },
  { weight: 18, run: (client) => withOrder(client, changeOrder) },
  { weight: 4, run: (client) => withOrder(client, generate) },
  { weight: 4, run: (client) => withOrder(client, distributeAtOnce) },
  { weight: 7, run: (client) => withOrder(client, moveValidity) },
  { weight: 5, run: (client) => withOrder(client, transfer) },
  { weight: 4, run: (client) => withOrder(client, redistribute) },
  { weight: 5, run: (client) => withOrder(client, pickUp) },
  { weight: 2, run: (client) => withOrder(client, cancelOutside) },
  { weight: 2, run: (client) => withOrder(client, use) },
];

async function withOrder(client: Client, act: (client: Client, order: TrackedOrder) => Promise<void>): Promise<void> {
  const order = client.anyOrder();
  await (order === null ? recordOrder(client) : act(client, order));
}

async function recordOrder(client: Client): Promise<void> {
  const id = `CRASH-${client.chronicle.orders.size + 1}-${client.dice.between(0, 99_999)}`;
  const first = firstVersion(id, client.dice);
  await client.record(client.chronicle.open(first), first);
}

function changeOrder(client: Client, order: TrackedOrder): Promise<void> {
  return client.record(order, nextVersion(order.head, client.dice));
}

async function generate(client: Client, order: TrackedOrder): Promise<void> {
  await client.askForGroups(order, 'generate', (app) => app.generate(order.id));
}

async function distribute(client: Client, order: TrackedOrder): Promise<void> {
  const body = anyMedium(client);
  if (client.dice.chance(0.5)) {
    const key = randomUUID();
    return client.askUnderKey(order, 'distribute', (app) => app.distribute(order.id, { body, key }));
  }
  await client.askForGroups(order, 'distribute', (app) => app.distribute(order.id, { body }));
}

async function distributeAtOnce(client: Client, order: TrackedOrder): Promise<void> {
  const key = client.dice.chance(0.5) ? { key: randomUUID() } : {};
  await Promise.all(
    Array.from({ length: 5 }, () =>
      client.askForGroups(order, 'distribute', (app) => app.distribute(order.id, { body: {}, ...key })),
    ),
  );
}

async function redistribute(client: Client, order: TrackedOrder): Promise<void> {
  order.redistributions += 1;
  const body = { ...anyMedium(client), reason: 'lost phone' };
  const key = randomUUID();
  await client.askUnderKey(order, 'redistribute', (app) => app.redistribute(order.id, { body, key }));
}

function anyMedium({ dice }: Client): { readonly travelCard?: { readonly mediaSerialNumberId: string } } {
  return dice.chance(0.2) ? { travelCard: { mediaSerialNumberId: `4${dice.between(1, 9_999)}` } } : {};
}

async function moveValidity(client: Client, order: TrackedOrder): Promise<void> {
  const ticket = anyTicket(client, order, () => true);
  if (ticket === null) return;
  const startOfValidity = inDays(client.dice.between(2, 30));
  order.askStart(ticket.id, startOfValidity);
  const body = { updates: [{ ticketDistributionId: ticket.id, startOfValidity }] };
  await client.ask(order, 'update-validities', (app) => app.updateValidities(body));
}

async function transfer(client: Client, order: TrackedOrder): Promise<void> {
  const lines = order.head.orderLines.filter(({ customerAccountRef }) => customerAccountRef !== null);
  const group = order.groups.get(lines.length === 0 ? '' : client.dice.pick(lines).id);
  if (group === undefined) return;
  const customerAccountRef = `ENT:CustomerAccount:transferred-${client.dice.between(1, 9_999)}`;
  const body = { ticketDistributionGroupIds: [group], distributionHolderCustomerId: '1000077', customerAccountRef };
  await client.ask(order, 'transfer', (app) => app.transfer(body));
}

async function pickUp(client: Client, order: TrackedOrder): Promise<void> {
  const ticket = anyTicket(client, order, ({ distributionDetails }) => distributionDetails.externalReference !== null);
  const reference = ticket?.distributionDetails.externalReference;
  if (typeof reference === 'string') await outside(client, order, () => client.sandbox.pickUp(reference));
}

async function cancelOutside(client: Client, order: TrackedOrder): Promise<void> {
  const ticket = anyTicket(client, order, ({ id }) => order.promised.has(id));
  const system = systemOf(order, ticket);
  if (ticket === null || system === null) return;
  order.cancelledOutside.add(ticket.id);
  await outside(client, order, () => client.sandbox.cancel(system, ticket.id));
}

async function use(client: Client, order: TrackedOrder): Promise<void> {
  const ticket = anyTicket(client, order, ({ id }) => order.promised.has(id));
  const system = systemOf(order, ticket);
  if (ticket === null || system === null || system === 'NOD') return;
  await outside(client, order, () => client.sandbox.use(system, ticket.id));
}

/** What happens at a ticket system, unless it is down just then. */
async function outside(client: Client, order: TrackedOrder, work: () => Promise<unknown>): Promise<void> {
  client.chronicle.touched.add(order.id);
  await work().catch(() => null);
}

function anyTicket({ dice }: Client, order: TrackedOrder, fits: (ticket: Ticket) => boolean): Ticket | null {
  const tickets = [...order.tickets.values()].filter(fits);
  return tickets.length === 0 ? null : dice.pick(tickets);
}

/** The system that the head of the order names for the line of a ticket. */
function systemOf(order: TrackedOrder, ticket: Ticket | null): string | null {
  if (ticket === null) return null;
  const line = order.head.orderLines.find(({ id }) => order.lineOf(ticket.id) === id);
  return line?.fulfillmentMethod ?? null;
}
