import type { FareProduct } from '../orders/fare-product.js';
import type { DeliveryKey, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Language } from '../shared/language.js';
import type { Validity } from '../shared/validity.js';
import type { DeliveryOperation } from '../hand-over/hand-over.js';
import type { Pickup } from '../hand-over/pickup.js';

/** What a ticket system holds of a ticket under one key, as it confirmed itself. */
export interface Holding {
  /** The key of the issue. */
  readonly key: DeliveryKey;
  readonly product: FareProduct;
  readonly validity: Validity;
  readonly holderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly language: Language | null;
  readonly pickup: Pickup | null;
  /** Whether the ticket stands on its medium: only an order on the medium cancels it then. */
  readonly pickedUp: boolean;
  /** Why the system refused for good to give it up; null: it did not. */
  readonly cancelRefused: string | null;
}

/** How a ticket that is not wanted any more comes to its end. */
export interface Cancellation {
  /** Handed over as the date of the cancel; delays nothing. */
  readonly effectiveDate: Instant | null;
  /** The tickets that take its place: it stays valid until they are handed over, or not wanted any more either. */
  readonly after: readonly TicketDistributionId[];
}

/** The wish to hand a ticket over anew: on another medium, or once more on the same. */
export interface Redistribution {
  readonly pickup: Pickup | null;
  readonly language: Language | null;
  readonly purpose: 'update' | 'redistribute';
  readonly reason: string;
}

/** A change that the ticket system refused for good; it is not tried again until the wish changes or somebody asks. */
export interface RefusedChange {
  readonly operation: DeliveryOperation;
  readonly reason: string;
  readonly at: Instant;
}

/** How a ticket stands between us and its ticket system: what is held there, and what is still wished. */
export interface TicketStanding {
  /** The place where the ticket is; null: nowhere yet, or no longer. */
  readonly held: Holding | null;
  /** Places that still hold an earlier form of it, to be cancelled. */
  readonly outdated: readonly Holding[];
  /** The ticket whose place it takes; it is handed over as that one was. */
  readonly replaces: TicketDistributionId | null;
  /** Null while it is wanted. */
  readonly cancellation: Cancellation | null;
  readonly redistribution: Redistribution | null;
  readonly changeRefused: RefusedChange | null;
}

export const NEVER_HANDED_OVER: TicketStanding = {
  held: null,
  outdated: [],
  replaces: null,
  cancellation: null,
  redistribution: null,
  changeRefused: null,
};

/** Every place that holds the ticket in some form. */
export function holdingsOf({ held, outdated }: TicketStanding): readonly Holding[] {
  return held === null ? outdated : [held, ...outdated];
}

/** The standing with one of its holdings as it is now; null: it is held there no longer. */
export function withHolding(standing: TicketStanding, key: DeliveryKey, now: Holding | null): TicketStanding {
  const { held, outdated } = standing;
  if (held?.key === key) return { ...standing, held: now };
  const others = outdated.flatMap((holding) => (holding.key === key ? (now ?? []) : holding));
  return { ...standing, outdated: others };
}
