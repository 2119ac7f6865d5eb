/** What became of a mail. */
export type MailOutcome =
  /** The server has taken it. */
  | { readonly kind: 'SENT'; readonly answer: string }
  /** The server has not taken it, and may do so later. */
  | { readonly kind: 'TRY_LATER'; readonly reason: string }
  /** The server will never take it. */
  | { readonly kind: 'REFUSED'; readonly reason: string }
  /** All of it was sent, and no answer came: it may have arrived. Sent again, it is the same message. */
  | { readonly kind: 'UNKNOWN'; readonly reason: string };
