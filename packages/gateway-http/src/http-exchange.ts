/** One call to a ticket system. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  /** Appended to the base address; starts with a slash. */
  readonly path: string;
  readonly body: { readonly contentType: string; readonly text: string } | null;
  /** Passed on as `X-Correlation-Id`. */
  readonly correlationId: string;
  /** Passed on under its own name (W3C Trace Context), if there is one. */
  readonly traceparent?: string | null;
}

/** A whole answer, whatever it says. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** What a call came to, as far as HTTP can tell. */
export type HttpReply =
  | ({ readonly kind: 'answered' } & HttpAnswer)
  /** The request was certainly not processed. `retryAfterMs`: for how long the system asks to be left alone. */
  | { readonly kind: 'no-effect'; readonly reason: string; readonly retryAfterMs?: number }
  /** The request may have been processed. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What crossed the wire in one call, as text and unredacted, and what it came to. */
export interface HttpExchange {
  readonly request: string;
  /** Null: no answer was begun. */
  readonly answer: string | null;
  readonly reply: HttpReply;
}
