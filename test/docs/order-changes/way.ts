import type { Instant, OrderDocument } from '@ticket-distribution/domain';

/** A way in which an order can change. */
export interface Way {
  readonly name: string;
  /** What it means in reality. */
  readonly meaning: string;
  /** The order before the change, from the one that every way starts with. */
  readonly before?: (first: OrderDocument) => OrderDocument;
  /** The date from which its cancels count; absent: none is given. */
  readonly effectiveDate?: Instant;
  /** The versions that come, one after another. */
  readonly versions: (before: OrderDocument) => readonly OrderDocument[];
}
