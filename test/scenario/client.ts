import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { World } from './world.js';

export interface GroupJson {
  readonly id: string;
  readonly ticketDistributions: readonly { readonly id: string; readonly status: string }[];
}

export interface LedgerEntry {
  readonly system: string;
  readonly operation: string;
  readonly key: string;
  readonly ticketDistributionIds: readonly string[];
  readonly outcome: string;
}

export interface JsonAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** One JSON request. */
export async function call<T>(method: string, url: string, body?: unknown): Promise<JsonAnswer<T>> {
  const response = await fetch(url, {
    method,
    headers: {
      'ET-Client-Name': 'test-scenario',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as T };
}

/** Speaks with the app of a world, wherever it listens now. */
export function clientOf(world: World) {
  const app = <T>(method: string, path: string, body?: unknown) => call<T>(method, world.app.address + path, body);
  return {
    record: (order: { readonly id: string; readonly version: number }) =>
      app<{ groups: readonly GroupJson[] }>('PUT', `/v1/orders/${order.id}/versions/${order.version}`, order),
    generate: (id: string) => app<readonly GroupJson[]>('POST', `/v1/ticket-distributions/${id}/generate`),
    distribute: (id: string, body: object = {}) =>
      app<readonly GroupJson[]>('POST', `/v1/ticket-distribution-groups/${id}/distribute`, body),
    summary: (id: string) => app<{ distributions: readonly object[] }>('GET', `/v1/ticket-distributions/${id}/summary`),
    fault: (fault: object) => call('PUT', `${world.sandboxAddress}/sandbox/faults`, fault),
    ledger: async () =>
      (await call<readonly LedgerEntry[]>('GET', `${world.sandboxAddress}/sandbox/ledger`)).body.filter(
        ({ operation }) => operation === 'issue',
      ),
  };
}

/** Sends everything of an order again, as a client does that got no answer, until all of its tickets are out. */
export async function insist(world: World, order: { readonly id: string; readonly version: number }): Promise<void> {
  const client = clientOf(world);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    await client.record(order);
    const { status, body } = await client.distribute(order.id);
    if (status === 200 && statusesOf(body).every((one) => one === 'DISTRIBUTED')) return;
    await wait(50);
  }
  throw new Error(`The tickets of order ${order.id} never got out.`);
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
