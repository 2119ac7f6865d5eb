/** How an operation is sent. */
export interface SentOperation {
  readonly method: string;
  /** As OpenAPI writes it: `/v1/orders/{orderId}`. */
  readonly path: string;
  /** Whether it takes an idempotency key. */
  readonly takesKey: boolean;
}
