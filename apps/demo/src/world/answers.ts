/** The parts of the sandbox's answers that the story reads. */
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
