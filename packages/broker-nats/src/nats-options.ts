/** How an engine speaks to NATS. */
export interface NatsOptions {
  /** `nats://host:port` or `tls://host:port`; several: of one cluster. */
  readonly servers: readonly string[];
  /** The stream that keeps the events; it is made where it is missing, and used as it is where it is there. */
  readonly stream: string;
  /** A file of credentials as `nsc` writes it, read at each connecting; not beside `user`. */
  readonly credentialsFile?: string;
  readonly user?: string;
  readonly password?: string;
  /** How long a stream that is made keeps an event, milliseconds. Default: 30 days. */
  readonly keepMs?: number;
  /** The limit of connecting and of each answer, milliseconds. Default: 5 s. */
  readonly timeoutMs?: number;
}

export const DEFAULT_TIMEOUT_MS = 5000;
export const DEFAULT_KEEP_MS = 30 * 24 * 60 * 60 * 1000;
