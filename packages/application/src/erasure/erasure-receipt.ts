import type {
  DeliveryKey,
  FulfillmentMethod,
  Instant,
  OrderId,
  ReasonNotToErase,
  TicketDistributionId,
} from '@ticket-distribution/domain';

/** In how many of what is stored something was erased. */
export interface ErasureCounts {
  readonly orders: number;
  readonly orderVersions: number;
  readonly orderLineVersions: number;
  readonly groups: number;
  readonly tickets: number;
  readonly moves: number;
  readonly decisions: number;
  readonly deliveries: number;
  readonly attempts: number;
  readonly drifts: number;
  readonly auditEntries: number;
  /** Documents of ticket systems, PDF tickets, mails and passes of the order, all of which are deleted. */
  readonly returnedDocuments: number;
  readonly pdfTickets: number;
  readonly mails: number;
  readonly passes: number;
  readonly passRegistrations: number;
  /** Answers to requests with idempotency keys; such a request is worked on again when it comes again. */
  readonly keptAnswers: number;
}

/** What a ticket system was told of the person in one order, and has to be asked to erase itself. */
export interface ToldTicketSystem {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly orderId: OrderId;
  /** Under which it was told. */
  readonly deliveryKeys: readonly DeliveryKey[];
  /** The tickets with the names that the system gave them; null: it gave none. */
  readonly tickets: readonly {
    readonly ticketDistributionId: TicketDistributionId;
    readonly externalReference: string | null;
    readonly fareContractRef: string | null;
  }[];
}

/** An order in which the person is still named, for a call is being made that says so: erase again once it has ended. */
export interface StillNamed {
  readonly orderId: OrderId;
  readonly why: 'call-under-way';
}

/** An order that stands against an erasure. */
export interface StillInUse {
  readonly orderId: OrderId;
  readonly why: readonly ReasonNotToErase[];
}

/** What an erasure did. It does not name the person. */
export interface ErasureReceipt {
  readonly at: Instant;
  readonly erased: ErasureCounts;
  readonly orderIds: readonly OrderId[];
  readonly stillNamed: readonly StillNamed[];
  readonly ticketSystems: readonly ToldTicketSystem[];
}

export const NOTHING_ERASED: ErasureCounts = {
  orders: 0,
  orderVersions: 0,
  orderLineVersions: 0,
  groups: 0,
  tickets: 0,
  moves: 0,
  decisions: 0,
  deliveries: 0,
  attempts: 0,
  drifts: 0,
  auditEntries: 0,
  returnedDocuments: 0,
  pdfTickets: 0,
  mails: 0,
  passes: 0,
  passRegistrations: 0,
  keptAnswers: 0,
};

/** Both together. */
export function allErased(one: ErasureCounts, other: Partial<ErasureCounts>): ErasureCounts {
  const names = Object.keys(NOTHING_ERASED) as (keyof ErasureCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + (other[name] ?? 0)])) as unknown as ErasureCounts;
}
