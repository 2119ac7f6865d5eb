import type { DriftJson, GroupJson, HeldTicket, LedgerEntry, ToldJson } from '../../http/answers.js';
import type { AppClient } from '../../http/app-client.js';
import type { OrderJson } from '../../orders/order-json.js';
import type { TrackedOrder } from '../load/tracked-order.js';
import type { CrashWorld } from '../world/crash-world.js';
import type { OrderEvidence, TicketEvidence } from './evidence.js';

const AT_ONCE = 4;

/** What is read once for all orders, by ticket. */
interface Books {
  readonly held: ReadonlyMap<string, readonly HeldTicket[]>;
  readonly ledger: ReadonlyMap<string, readonly LedgerEntry[]>;
  readonly drifts: ReadonlyMap<string, readonly DriftJson[]>;
  readonly told: ReadonlyMap<string, readonly ToldJson[]>;
}

interface PlanJson {
  readonly groups: readonly { readonly entries: readonly { readonly action: string; readonly reasons: string[] }[] }[];
}

/** Reads everything that can be known of some orders from outside. */
export async function readEvidence(world: CrashWorld, orders: readonly TrackedOrder[]): Promise<OrderEvidence[]> {
  const books = await readBooks(world);
  const left = [...orders];
  const evidence: OrderEvidence[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let order = left.shift(); order !== undefined; order = left.shift()) {
        const one = await readOrder(world.app, order, books);
        if (one !== null) evidence.push(one);
      }
    }),
  );
  return evidence;
}

async function readBooks({ client, app }: CrashWorld): Promise<Books> {
  const held = (await client.tickets()).filter(({ status }) => !status.startsWith('CANCELLED'));
  const ledger = (await client.ledger()).filter(({ operation }) => operation !== 'query');
  const drifts = (await app.drifts()).filter(({ state }) => state !== 'RESOLVED');
  return {
    told: byTicket(await app.told(), ({ ticketDistributionId }) => [ticketDistributionId]),
    held: byTicket(held, ({ ticketDistributionId }) => [ticketDistributionId]),
    ledger: byTicket(ledger, ({ ticketDistributionIds }) => ticketDistributionIds),
    drifts: byTicket(drifts, ({ ticketDistributionId }) => [ticketDistributionId]),
  };
}

/** An order that nobody ever heard of again, because its record was never answered, is no evidence. */
async function readOrder(app: AppClient, told: TrackedOrder, books: Books): Promise<OrderEvidence | null> {
  const { status, body, text } = await app.readOrder(told.id);
  if (status === 404 && told.acknowledged.size === 0) return null;
  if (status >= 300 && status !== 404) throw new Error(`reading order ${told.id} answered ${status}: ${text}`);
  const { currentVersion = null } = (status === 404 ? {} : body) as { currentVersion?: number | null };
  const groups = await app.groupsOf(told.id);
  return {
    told,
    currentVersion,
    versions: new Map(await Promise.all([...told.acknowledged].map((version) => readVersion(app, told.id, version)))),
    groups,
    tickets: await readTickets(app, groups, books),
    planned: currentVersion === null ? [] : plannedIn((await app.planOf(told.id)) as PlanJson),
  };
}

async function readVersion(app: AppClient, id: string, version: number): Promise<[number, OrderJson | null]> {
  const { status, body } = await app.readVersion(id, version);
  return [version, status < 300 ? body : null];
}

async function readTickets(app: AppClient, groups: readonly GroupJson[], books: Books): Promise<TicketEvidence[]> {
  const all = groups.flatMap((group) => group.ticketDistributions.map((ticket) => ({ group, ticket })));
  return Promise.all(
    all.map(async ({ group, ticket }) => ({
      ticket,
      group,
      deliveries: await app.deliveriesOf(ticket.id),
      history: await app.historyOf(ticket.id),
      told: (books.told.get(ticket.id) ?? []).map(({ type }) => type),
      held: books.held.get(ticket.id) ?? [],
      ledger: books.ledger.get(ticket.id) ?? [],
      drifts: books.drifts.get(ticket.id) ?? [],
    })),
  );
}

function plannedIn({ groups }: PlanJson): string[] {
  return groups.flatMap(({ entries }) =>
    entries.flatMap(({ action, reasons }) => (action === 'keep' ? [] : [`${action} (${reasons.join(', ')})`])),
  );
}

function byTicket<T>(entries: readonly T[], ticketsOf: (entry: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const entry of entries) {
    for (const id of ticketsOf(entry)) found.set(id, [...(found.get(id) ?? []), entry]);
  }
  return found;
}
