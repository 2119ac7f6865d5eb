/** The right to work on a request with an idempotency key. */
export interface RequestClaim {
  readonly requestId: string;
  readonly by: string;
}

/** Who asks, as far as known, and under which correlation id the work can be followed. */
export interface Caller {
  readonly correlationId: string;
  /** The distribution channel (DCI); default: the order's own. */
  readonly distributionChannelId?: string;
  /** The point of sale; default: the order's own. */
  readonly pos?: string;
  /** Under which is stored what the request has done, so that it is done once; absent: it came without a key. */
  readonly request?: RequestClaim;
}
