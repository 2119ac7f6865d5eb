import type { FareProduct } from '../orders/fare-product.js';
import type { OrderedParties } from '../ticket/parties.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { TicketStatus } from '../ticket/ticket-status.js';

/** A ticket that may stand for a product. */
export interface Candidate {
  readonly ticket: TicketDistribution;
  /** Those that wait for it: it stands for their products, too. Absent: none. */
  readonly older?: readonly TicketDistribution[];
  /** How far it stands: that of its status, or of the one before it was given up for a successor. */
  readonly status: TicketStatus;
  /** What its order line said of holder and account, to know whether it was given away. */
  readonly ordered: OrderedParties;
  /** The places, in the list of products, of those that it may stand for; absent: any. */
  readonly places?: readonly number[];
  /** Which of them it may stand for at all; absent: any. */
  readonly fits?: (product: FareProduct) => boolean;
}
