import type { FareProduct } from '../orders/fare-product.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Language } from '../shared/language.js';
import type { Validity } from '../shared/validity.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { Medium, QrChecksumType } from '../hand-over/pickup.js';
import type { Parties } from './parties.js';
import type { TicketStanding } from './ticket-standing.js';
import type { TicketStatus } from './ticket-status.js';

/** How a ticket was handed over, and the names its ticket system gave it. Null: not (yet) so. */
export interface DistributionDetails {
  readonly medium: Medium | null;
  readonly mediaSerialNumberId: string | null;
  readonly deliverAfter: Instant | null;
  readonly qrChecksumType: QrChecksumType | null;
  readonly language: Language | null;
  readonly distributedAsPdf: boolean;
  /** What a client needs to start the pickup: the reference of the NOD order group, or the system's own. */
  readonly externalReference: string | null;
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
}

export const NOT_DISTRIBUTED: DistributionDetails = {
  medium: null,
  mediaSerialNumberId: null,
  deliverAfter: null,
  qrChecksumType: null,
  language: null,
  distributedAsPdf: false,
  externalReference: null,
  fareContractRef: null,
  customerAccountRef: null,
};

/** Why a ticket stands where it stands. */
export interface StatusReason {
  /** Stable, such as `customer-account-missing` or `refused`. */
  readonly code: string;
  readonly message: string;
}

/** One ticket. */
export interface TicketDistribution {
  readonly id: TicketDistributionId;
  readonly status: TicketStatus;
  readonly statusReason: StatusReason | null;
  /** The method under which this ticket was made; the group may have moved on to another. */
  readonly fulfillmentMethod: FulfillmentMethod;
  /** The newest line version in which the ticket stands for a product; 0: it stands for none any more. */
  readonly orderLineVersion: number;
  /** What the order said of the product, the base of the three-way comparison. */
  readonly product: FareProduct;
  /** From when until when it is valid: as ordered, or as moved since. */
  readonly validity: Validity;
  /** Who holds it, and on which account: as ordered, or as transferred since. */
  readonly parties: Parties;
  readonly distributionDetails: DistributionDetails;
  /** What its ticket system holds of it, and what is still wished there. */
  readonly standing: TicketStanding;
  /** How many moves its history holds. */
  readonly moveCount: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/**
 * One entry in the history of a ticket, append-only: a move of its life, or, with `from` and `to` equal, something that
 * happened to it while it stayed where it was.
 */
export interface TicketMove {
  readonly ticketDistributionId: TicketDistributionId;
  /** 1 for the first move of the ticket. */
  readonly number: number;
  /** Null: the ticket came into being. */
  readonly from: TicketStatus | null;
  readonly to: TicketStatus;
  readonly at: Instant;
  /** The distribution channel, ticket system or process that moved it. */
  readonly by: string;
  readonly orderVersion: number;
  readonly reason: string;
}
