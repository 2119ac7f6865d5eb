import type { OrderJson } from '../orders/order-json.js';
import type { DeliveryJson, DriftJson, GroupJson, MoveJson, PageJson } from './answers.js';
import { type Answer, type CallOptions, call, demand } from './call.js';

/** The groups of an order, as record answers them. */
export interface Recorded {
  readonly currentVersion: number | null;
  readonly groups: readonly GroupJson[];
}

/** Speaks with the app at an address. */
export function appClient(address: string) {
  const groups = `${address}/v1/ticket-distribution-groups`;
  const distributions = `${address}/v1/ticket-distributions`;
  return {
    record: (order: OrderJson, options: CallOptions = {}): Promise<Answer<Recorded>> =>
      call('PUT', `${address}/v1/orders/${order.id}/versions/${order.version}`, { ...options, body: order }),
    generate: (orderId: string, options: CallOptions = {}): Promise<Answer<readonly GroupJson[]>> =>
      call('POST', `${distributions}/${orderId}/generate`, options),
    distribute: (orderId: string, options: CallOptions = {}): Promise<Answer<readonly GroupJson[]>> =>
      call('POST', `${groups}/${orderId}/distribute`, { body: {}, ...options }),
    redistribute: (orderId: string, options: CallOptions = {}): Promise<Answer<readonly GroupJson[]>> =>
      call('POST', `${groups}/${orderId}/redistribute`, { body: { reason: 'lost phone' }, ...options }),
    /** For what changes tickets or groups one by one. */
    change: (operation: string, body: object, options: CallOptions = {}): Promise<Answer<unknown>> =>
      call('POST', `${groups}/${operation}`, { ...options, body }),
    readVersion: (orderId: string, version: number): Promise<Answer<OrderJson>> =>
      call('GET', `${address}/v1/orders/${orderId}/versions/${version}`),
    readOrder: (orderId: string): Promise<Answer<OrderJson>> => call('GET', `${address}/v1/orders/${orderId}`),
    groupsOf: (orderId: string): Promise<readonly GroupJson[]> =>
      all((page) => demand('GET', `${groups}?orderId=${orderId}&perPage=100&page=${page}`)),
    deliveriesOf: async (ticketId: string): Promise<readonly DeliveryJson[]> =>
      (await demand<{ items: DeliveryJson[] }>('GET', `${distributions}/${ticketId}/deliveries`)).items,
    historyOf: async (ticketId: string): Promise<readonly MoveJson[]> =>
      (await demand<{ items: MoveJson[] }>('GET', `${distributions}/${ticketId}/history`)).items,
    readDelivery: (key: string): Promise<{ readonly revision: number }> =>
      demand('GET', `${address}/v1/deliveries/${key}`),
    /** As an operator: another round of attempts for a delivery that was set aside. */
    retry: (key: string, body: object): Promise<Answer<unknown>> =>
      call('POST', `${address}/v1/deliveries/${key}/retry`, { body }),
    drifts: (): Promise<readonly DriftJson[]> =>
      all((page) => demand('GET', `${address}/v1/drifts?state=all&perPage=100&page=${page}`)),
    planOf: (orderId: string): Promise<unknown> => demand('POST', `${distributions}/${orderId}/preview`),
  };
}

export type AppClient = ReturnType<typeof appClient>;

/** Every item of a list that comes in pages. */
async function all<T>(read: (page: number) => Promise<PageJson<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 0; ; page += 1) {
    const { items: some, totalPages } = await read(page);
    items.push(...some);
    if (page + 1 >= totalPages) return items;
  }
}
