import { setTimeout as wait } from 'node:timers/promises';
import { type CallOptions, type Client, Refused, createClient, successOf } from '@ticket-distribution/client';
import type { DistributeBody, OrderDocumentBody, TicketDistributionGroup } from '@ticket-distribution/client/schemas';
import { expect } from 'chai';
import type { World } from './world.js';

/** A group as the app answers it. */
export type GroupJson = TicketDistributionGroup;

/** A version of an order as it is sent. */
interface SentOrder {
  readonly id: string;
  readonly version: number;
}

export interface LedgerEntry {
  readonly system: string;
  readonly operation: string;
  readonly key: string;
  readonly ticketDistributionIds: readonly string[];
  readonly outcome: string;
}

/** One JSON request to a sandbox. */
export async function call<T>(method: string, url: string, body?: unknown): Promise<T> {
  const json = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(url, { method, ...(body === undefined ? {} : json) });
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** A client that sends each request once: the tests send again what they mean to. */
export function onceClient(baseUrl: string): Client {
  return createClient({ baseUrl, clientName: 'test-scenario', timeoutMs: 120_000, retries: { tries: 1 } });
}

/** Nothing is remembered of the request: what it is worth without a key is what is tested. */
const NO_KEY: CallOptions = { idempotencyKey: null };

/** Records and hands over at an address, and reads what came of it. */
export function orderClient(baseUrl: string) {
  const api = onceClient(baseUrl);
  return {
    api,
    record: async (order: SentOrder) => {
      const path = { orderId: order.id, version: order.version };
      return successOf(await api.recordOrderVersion({ path, body: order as unknown as OrderDocumentBody }, NO_KEY));
    },
    generate: async (orderId: string) =>
      successOf(await api.generateTicketDistributions({ path: { orderId } }, NO_KEY)),
    distribute: async (orderId: string, body: DistributeBody = {}) =>
      successOf(await api.distributeTicketDistributionGroups({ path: { orderId }, body }, NO_KEY)),
    groups: async (orderId: string): Promise<readonly GroupJson[]> =>
      successOf(await api.searchTicketDistributionGroups({ query: { orderId: [orderId] } })).body.items,
    ticket: async (ticketDistributionId: string) =>
      successOf(await api.readTicketDistribution({ path: { ticketDistributionId } })).body,
    drifts: async (): Promise<number> => successOf(await api.searchDrifts()).body.totalItems,
  };
}

/** Speaks with the app of a world, wherever it listens now, and with its ticket systems. */
export function clientOf(world: World) {
  const at = () => orderClient(world.app.address);
  return {
    record: (order: SentOrder) => at().record(order),
    generate: (id: string) => at().generate(id),
    distribute: (id: string, body?: DistributeBody) => at().distribute(id, body),
    ticket: (id: string) => at().ticket(id),
    drifts: () => at().drifts(),
    fault: (fault: object) => call('PUT', `${world.sandboxAddress}/sandbox/faults`, fault),
    ledger: async () =>
      (await call<readonly LedgerEntry[]>('GET', `${world.sandboxAddress}/sandbox/ledger`)).filter(
        ({ operation }) => operation === 'issue',
      ),
  };
}

/** Sends everything of an order again, as a client does that got no answer, until all of its tickets are out. */
export async function insist(world: World, order: SentOrder): Promise<void> {
  const client = clientOf(world);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await client
      .record(order)
      .then(() => client.distribute(order.id))
      .catch(unlessRefused);
    if (answer?.status === 200 && statusesOf(answer.body).every((one) => one === 'DISTRIBUTED')) return;
    await wait(50);
  }
  throw new Error(`The tickets of order ${order.id} never got out.`);
}

/** A refusal is as good as no tickets yet. */
function unlessRefused(error: unknown): null {
  if (error instanceof Refused) return null;
  throw error;
}

export function statusesOf(groups: readonly GroupJson[]): string[] {
  return groups.flatMap(({ ticketDistributions }) => ticketDistributions.map(({ status }) => status));
}

/**
 * Counted by the ticket systems themselves: every ticket was applied once, under one key.
 *
 * @param toldBefore how many calls at the beginning of their ledger are left out
 */
export async function expectEachTicketOnce(world: World, tickets: number, toldBefore = 0): Promise<void> {
  const applied = (await clientOf(world).ledger()).slice(toldBefore).filter(({ outcome }) => outcome === 'applied');
  const keys = applied.map(({ key }) => key);
  const ids = applied.flatMap(({ ticketDistributionIds }) => ticketDistributionIds);
  expect(new Set(keys).size, 'a key is applied once').to.equal(keys.length);
  expect(new Set(ids).size, 'a ticket is applied once').to.equal(ids.length);
  expect(ids, 'every ticket is applied').to.have.length(tickets);
}
