import {
  type CallOptions as Options,
  type RequestOf,
  createClient,
  itemsOf,
  successOf,
} from '@ticket-distribution/client';
import type { OrderDocumentBody } from '@ticket-distribution/client/schemas';
import type { OrderJson } from '../orders/order-json.js';
import type { DeliveryJson, DriftJson, GroupJson, MoveJson, ToldJson } from './answers.js';
import { asItCame } from './as-it-came.js';
import type { Answer } from './call.js';

/** The groups of an order, as record answers them. */
export interface Recorded {
  readonly currentVersion: number | null;
  readonly groups: readonly GroupJson[];
}

interface Keyed {
  /** The Idempotency-Key; absent: none. */
  readonly key?: string;
}

type Distribute = NonNullable<RequestOf<'distributeTicketDistributionGroups'>['body']>;
type Redistribute = RequestOf<'redistributeTicketDistributionGroups'>['body'];

/** A judge from outside waits so long, milliseconds, and sends nothing again by itself. */
const PATIENCE_MS = 30_000;

const underKey = ({ key }: Keyed): Options => ({ idempotencyKey: key ?? null });

/** Speaks with the app at an address; what is asked in other words than those of the API stays as it came, refusals too. */
export function appClient(address: string) {
  const client = createClient({
    baseUrl: address,
    clientName: 'ticket-distribution-campaigns',
    timeoutMs: PATIENCE_MS,
    retries: { tries: 1 },
  });
  return {
    record: (order: OrderJson, options: Keyed = {}): Promise<Answer<Recorded>> => {
      const path = { orderId: order.id, version: order.version };
      return asItCame(client.recordOrderVersion({ path, body: order satisfies OrderDocumentBody }, underKey(options)));
    },
    generate: (orderId: string, options: Keyed = {}): Promise<Answer<readonly GroupJson[]>> =>
      asItCame(client.generateTicketDistributions({ path: { orderId } }, underKey(options))),
    distribute: (
      orderId: string,
      { body = {}, ...options }: Keyed & { readonly body?: Distribute } = {},
    ): Promise<Answer<readonly GroupJson[]>> =>
      asItCame(client.distributeTicketDistributionGroups({ path: { orderId }, body }, underKey(options))),
    redistribute: (
      orderId: string,
      { body = { reason: 'lost phone' }, ...options }: Keyed & { readonly body?: Redistribute } = {},
    ): Promise<Answer<readonly GroupJson[]>> =>
      asItCame(client.redistributeTicketDistributionGroups({ path: { orderId }, body }, underKey(options))),
    updateValidities: (body: RequestOf<'updateValidities'>['body']): Promise<Answer<unknown>> =>
      asItCame(client.updateValidities({ body }, underKey({}))),
    transfer: (body: RequestOf<'transferDistributionHolder'>['body']): Promise<Answer<unknown>> =>
      asItCame(client.transferDistributionHolder({ body }, underKey({}))),
    readVersion: (orderId: string, version: number): Promise<Answer<OrderJson>> =>
      asItCame(client.readOrderVersion({ path: { orderId, version } })),
    readOrder: (orderId: string): Promise<Answer<OrderJson>> => asItCame(client.readOrder({ path: { orderId } })),
    groupsOf: (orderId: string): Promise<readonly GroupJson[]> =>
      all(itemsOf(client.searchTicketDistributionGroups, { query: { orderId: [orderId], perPage: 100 } })),
    deliveriesOf: async (ticketDistributionId: string): Promise<readonly DeliveryJson[]> =>
      successOf(await client.readTicketDeliveries({ path: { ticketDistributionId } })).body.items,
    historyOf: async (ticketDistributionId: string): Promise<readonly MoveJson[]> =>
      successOf(await client.readTicketHistory({ path: { ticketDistributionId } })).body.items,
    readDelivery: async (deliveryKey: string): Promise<{ readonly revision: number }> =>
      successOf(await client.readDelivery({ path: { deliveryKey } })).body,
    /** As an operator: another round of attempts for a delivery that was set aside. */
    retry: (deliveryKey: string, body: RequestOf<'retryDelivery'>['body']): Promise<Answer<unknown>> =>
      asItCame(client.retryDelivery({ path: { deliveryKey }, body }, underKey({}))),
    drifts: (): Promise<readonly DriftJson[]> =>
      all(itemsOf(client.searchDrifts, { query: { state: 'all', perPage: 100 } })),
    /** What the feed tells of tickets, from its beginning. */
    told: async (): Promise<readonly ToldJson[]> => {
      const read: ToldJson[] = [];
      for (let after = 0; ; ) {
        const { items, next } = successOf(await client.readEvents({ query: { after, limit: 1000 } })).body;
        for (const { type, data } of items.filter((item) => 'specversion' in item)) {
          const { ticketDistributionId } = data;
          if (typeof ticketDistributionId === 'string') read.push({ type, ticketDistributionId });
        }
        if (items.length === 0) return read;
        after = next;
      }
    },
    planOf: async (orderId: string): Promise<unknown> =>
      successOf(await client.previewTicketDistributions({ path: { orderId } }, underKey({}))).body,
  };
}

export type AppClient = ReturnType<typeof appClient>;

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}
