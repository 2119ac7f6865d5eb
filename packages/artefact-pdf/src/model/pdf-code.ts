/** How the ticket is shown to an inspector. */
export type PdfCode =
  | {
      readonly kind: 'SYMBOL';
      /**
       * The modules of a QR, Aztec or other matrix code without its quiet zone, row by row; `true` is dark. Rows have one length; at
       * most 177 each way.
       */
      readonly modules: readonly (readonly boolean[])[];
    }
  | { readonly kind: 'TRAVEL_CARD' /** The MSN that is printed on the card. */; readonly serialNumber: string }
  | { readonly kind: 'IN_APP' };
