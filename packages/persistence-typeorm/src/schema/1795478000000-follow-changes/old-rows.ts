/** A hand-over as the first schema keeps it, as far as the second has to know it. */
export type OldHandOver = OldIssue | { readonly operation: 'cancel' };

export interface OldIssue {
  readonly operation: 'issue';
  readonly holderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly language: string | null;
  readonly pickup: object | null;
  readonly tickets: readonly {
    readonly ticketDistributionId: string;
    readonly product: object;
    readonly startOfValidity: string;
    readonly endOfValidity: string;
  }[];
}

export interface OldDelivery {
  readonly key: string;
  readonly group_id: string;
  readonly fulfillment_method: string;
  readonly hand_over: string;
  readonly state: string;
  readonly updated_at: string;
}

export interface OldTicket {
  readonly id: string;
  readonly status: string;
  readonly end_of_validity: string;
}
