/** The parts of the app's and the sandbox's answers that the campaigns read. */
export interface TicketJson {
  readonly id: string;
  readonly status: string;
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly fareProduct: { readonly ref: string | null; readonly id: string; readonly version: string };
  readonly distributionDetails: {
    readonly mediaSerialNumberId: string | null;
    readonly externalReference: string | null;
    readonly customerAccountRef: string | null;
  };
  readonly delivery: { readonly state: string; readonly lastError: string | null } | null;
}

export interface GroupJson {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly orderVersion: number;
  readonly fulfillmentMethod: string;
  readonly ticketDistributions: readonly TicketJson[];
}

export interface DeliveryJson {
  readonly key: string;
  readonly operation: string;
  readonly purpose: string | null;
  readonly fulfillmentMethod: string;
  readonly state: string;
  readonly attempts: readonly { readonly number: number; readonly outcome: string }[];
  readonly lastError: string | null;
}

export interface MoveJson {
  readonly number: number;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
}

export interface DriftJson {
  readonly kind: string;
  readonly state: string;
  readonly ticketDistributionId: string;
  readonly orderId: string;
  readonly key: string | null;
  readonly ours: string;
  readonly theirs: string;
}

/** One call in a ticket system's own book. */
export interface LedgerEntry {
  readonly system: string;
  readonly operation: string;
  readonly key: string;
  readonly ticketDistributionIds: readonly string[];
  readonly outcome: string;
}

/** A ticket as its system holds it. */
export interface HeldTicket {
  readonly system: string;
  readonly key: string;
  readonly ticketDistributionId: string;
  readonly status: string;
  readonly product: { readonly id: string; readonly version: string };
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly customerAccountRef: string | null;
}

/** Problem details of a refusal. */
export interface ProblemJson {
  readonly code?: string;
  readonly detail?: string;
}

/** An event of the feed that tells of a ticket. */
export interface ToldJson {
  readonly type: string;
  readonly ticketDistributionId: string;
}
