/** Where a ticket is valid. */
export type PdfArea =
  | { readonly kind: 'ZONES' /** The names of at most 1,000 zones. */; readonly zones: readonly string[] }
  | {
      readonly kind: 'BETWEEN_STOPS';
      readonly from: string;
      readonly to: string;
      readonly direction: 'ONE_WAY' | 'BOTH_WAYS';
    }
  | { readonly kind: 'EVERYWHERE' };
