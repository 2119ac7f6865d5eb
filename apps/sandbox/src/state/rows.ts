import type { HeldTicket } from './held-ticket.js';
import type { OrderGroup } from './order-group.js';
import type { Operation, System } from './words.js';

/** How a key was decided, once and for ever. `answer` is what an applied call answered, in the form of its protocol. */
export interface Decision {
  readonly system: System;
  readonly key: string;
  readonly operation: Exclude<Operation, 'query'>;
  readonly message: string;
  readonly contentHash: string;
  readonly ticketDistributionIds: readonly string[];
  readonly concerns: string | null;
  readonly result:
    | { readonly outcome: 'applied'; readonly answer: unknown }
    | {
        readonly outcome: 'refused';
        readonly code: string;
        readonly reason: string;
        /** The tickets that the refusal named; absent in what was written before it could. */
        readonly ticketDistributionIds?: readonly string[];
      };
}

/** A key that a cancel named before its issue was seen: the issue is refused when it lands later. */
interface DeadKey {
  readonly system: System;
  readonly key: string;
}

/** A client's exclusive hold on an order group, with the results that it posted so far, set by set. */
export interface Session {
  readonly id: string;
  readonly orderGroup: string;
  readonly reservedUntil: string;
  readonly finished: boolean;
  readonly posted: readonly { readonly digest: string; readonly results: readonly string[] }[];
}

/** The content of a simulated card: its file's bytes up to the last one in use, base64. */
export interface Card {
  readonly mediaSerialNumber: string;
  readonly file: string;
}

/** One row written to one table; the effect of a call is a list of these. */
export type Put =
  | { readonly table: 'decisions'; readonly row: Decision }
  | { readonly table: 'deadKeys'; readonly row: DeadKey }
  | { readonly table: 'heldTickets'; readonly row: HeldTicket }
  | { readonly table: 'orderGroups'; readonly row: OrderGroup }
  | { readonly table: 'sessions'; readonly row: Session }
  | { readonly table: 'cards'; readonly row: Card };
