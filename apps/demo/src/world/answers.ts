/** The parts of the API's answers that the story reads. */
export interface Group {
  readonly id: string;
  readonly orderLineId: string;
  readonly fulfillmentMethod: string;
  readonly ticketDistributions: readonly Ticket[];
}

export interface Ticket {
  readonly id: string;
  readonly status: string;
  readonly delivery: { readonly state: string | null };
  readonly fareProduct: { readonly name: Readonly<Record<string, string>> };
  readonly distributionDetails: {
    readonly medium: string | null;
    readonly mediaSerialNumberId: string | null;
    readonly externalReference: string | null;
    readonly fareContractRef: string | null;
  };
}

export interface Plan {
  readonly groups: readonly {
    readonly orderLineId: string;
    readonly fulfillmentMethod: string;
    readonly entries: readonly {
      readonly action: string;
      readonly reasons: readonly string[];
      /** Null for a cancel. */
      readonly product: { readonly name: Readonly<Record<string, string>> } | null;
    }[];
  }[];
}

export interface QrPickup {
  readonly tickets: readonly {
    readonly ticketDistributionId: string;
    readonly text: { readonly product: string; readonly fromTo: string; readonly validity: string };
    readonly qr: { readonly base64: string };
    readonly svg: string;
    readonly animation: { readonly base64: string };
  }[];
}

export interface LedgerEntry {
  readonly system: string;
  readonly operation: string;
  readonly key: string;
  readonly outcome: string;
}

export interface Results {
  readonly results: readonly { readonly outcome: string; readonly message: string | null }[];
}

export interface History {
  readonly items: readonly {
    readonly from: string | null;
    readonly to: string;
    readonly by: string;
    readonly reason: string;
  }[];
}

export interface Drifts {
  readonly totalItems: number;
}
