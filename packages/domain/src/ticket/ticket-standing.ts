import type { FareProduct } from '../orders/fare-product.js';
import type { DeliveryKey, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Language } from '../shared/language.js';
import type { Validity } from '../shared/validity.js';
import type { DeliveryOperation } from '../hand-over/hand-over.js';
import type { Pickup } from '../hand-over/pickup.js';
import type { OrderedParties } from './parties.js';
import { type CodeStanding, NO_CODE } from './code-standing.js';
import type { TicketStatus } from './ticket-status.js';

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
  /** Where it stood before; null: not known (an older release). It goes back there when the order goes back in time. */
  readonly from: TicketStatus | null;
  /** Handed over as the date of the cancel; delays nothing. */
  readonly effectiveDate: Instant | null;
  /** The tickets that take its place: it stays valid until they are handed over, or not wanted any more either. */
  readonly after: readonly TicketDistributionId[];
  /** Whether it is not wanted again, whatever comes of those: one stands again that it came for, or its line goes on without it. */
  readonly forGood: boolean;
}

/** How tickets are handed over. */
export interface HandOverHow {
  readonly pickup: Pickup | null;
  /** Null: the caller could not say (the deprecated operations), or nobody did. */
  readonly language: Language | null;
  /** The start of the validity that the pickup was asked for with: `deliverAfter` moves along with it. Null: not known. */
  readonly forStart: Instant | null;
}

/** What a ticket carries along from the one whose place it takes, or from whoever generated it. */
export interface CarriedHandOver extends HandOverHow {
  /** On whose word the group is distributed then; null: as it is. */
  readonly distributionChannelId: string | null;
  readonly organisationId: number | null;
  /** Whether it is handed over without being asked for: the one whose place it takes was handed over. */
  readonly byItself: boolean;
}

/** The wish to hand a ticket over anew: on another medium, or once more on the same. It stands until its system took it. */
export interface Redistribution extends HandOverHow {
  readonly purpose: 'update' | 'redistribute';
  readonly reason: string;
  /** The key of the hand-over by which it is told, which is not answered yet; null: it is still to be told. */
  readonly toldAs: DeliveryKey | null;
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
  /** The ticket whose place it takes, in the same group or another of the order. */
  readonly replaces: TicketDistributionId | null;
  /** How it is handed over when nobody says otherwise; null: nobody ever said. */
  readonly carries: CarriedHandOver | null;
  /** It is told by itself: a hand-over that told it together with others was refused, and nobody knows for which. */
  readonly alone: boolean;
  /** Null while it is wanted. */
  readonly cancellation: Cancellation | null;
  readonly redistribution: Redistribution | null;
  readonly changeRefused: RefusedChange | null;
  /** What the order said of holder and account when the ticket stopped to follow it; null while it does. */
  readonly ordered: OrderedParties | null;
  /** Follows from what is held, see `codeAfter`. */
  readonly code: CodeStanding;
}

export const NEVER_HANDED_OVER: TicketStanding = {
  held: null,
  outdated: [],
  replaces: null,
  carries: null,
  alone: false,
  cancellation: null,
  redistribution: null,
  changeRefused: null,
  ordered: null,
  code: NO_CODE,
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
