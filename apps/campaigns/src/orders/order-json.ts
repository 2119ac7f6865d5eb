import type { FulfillmentMethod } from '@ticket-distribution/domain';

/** A main product as an order system sends it. */
export interface ProductJson {
  readonly ref: string;
  readonly id: string;
  readonly version: string;
  readonly name: { readonly nob: string };
  readonly transferable: boolean;
  readonly startOfValidity: string;
  readonly endOfValidity: string;
}

export interface LineJson {
  readonly id: string;
  readonly status: 'CONFIRMED' | 'CANCELLED';
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly customerAccountRef: string | null;
  readonly fareProducts: readonly ProductJson[];
}

/** One version of an order. */
export interface OrderJson {
  readonly id: string;
  readonly version: number;
  readonly status: 'CONFIRMED' | 'CANCELLED';
  readonly organisationId: number;
  readonly ownerCustomerId: string;
  readonly orderLines: readonly LineJson[];
}

const DAY_MS = 86_400_000;

/** An instant so many days from now, on the full second. */
export function inDays(days: number): string {
  return new Date(Math.floor((Date.now() + days * DAY_MS) / 1000) * 1000).toISOString();
}

/** A product that is valid for a day, some days from now. */
export function product(ref: string): ProductJson {
  return {
    ref,
    id: 'VYG:PreassignedFareProduct:Flex',
    version: 'VYG:Version:1',
    name: { nob: 'Fleksibel billett' },
    transferable: true,
    startOfValidity: inDays(5),
    endOfValidity: inDays(6),
  };
}

/** A confirmed line. */
export function line(
  id: string,
  method: FulfillmentMethod,
  products: readonly ProductJson[] = [product('1')],
): LineJson {
  const customerAccountRef = method === 'ACCOUNT_BASED_TICKETING' ? `ENT:CustomerAccount:${id}` : null;
  return { id, status: 'CONFIRMED', fulfillmentMethod: method, customerAccountRef, fareProducts: products };
}

/** The first version of a confirmed order. */
export function order(id: string, lines: readonly LineJson[]): OrderJson {
  return { id, version: 1, status: 'CONFIRMED', organisationId: 1, ownerCustomerId: '1000042', orderLines: lines };
}
