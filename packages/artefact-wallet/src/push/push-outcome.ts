/** What became of a push. A push says nothing but that there is something to ask for, so it can be sent again at any time. */
export type PushOutcome =
  | { readonly kind: 'SENT' }
  /**
   * The telephone has no such pass any more. Remove what is registered with the token, unless it was registered after `since`
   * (an instant; null where Apple did not say).
   */
  | { readonly kind: 'TOKEN_GONE'; readonly since: string | null }
  /** Apple is busy, away, or the connection was lost. */
  | { readonly kind: 'TRY_LATER'; readonly reason: string }
  /** It will be refused again: something is wrong with the token, the certificate or the host. */
  | { readonly kind: 'REFUSED'; readonly reason: string };
