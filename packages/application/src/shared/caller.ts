import type { Origin } from '@ticket-distribution/domain';

/** What lets a caller reach beyond its own organisation. Each takes in those before it. */
export type Privilege = 'summarise-every-organisation' | 'read-every-organisation' | 'change-every-organisation';

/** Who calls, as it has been proven. */
export interface Identity {
  /** The client that was given the token. */
  readonly clientId: string;
  /** Whose orders and groups it sees and changes; null: nobody's. */
  readonly organisationId: number | null;
  readonly privileges: readonly Privilege[];
}

/** The right to work on a request with an idempotency key. */
export interface RequestClaim {
  readonly requestId: string;
  readonly by: string;
}

/** Who asks, as far as known, and under which correlation id and trace the work can be followed. */
export interface Caller extends Origin {
  /** The program that calls, as company-application. */
  readonly client?: string;
  /** Null: nobody is asked who they are (a service on loopback, an embedder's own code), and everything is allowed. */
  readonly identity: Identity | null;
  /** The distribution channel (DCI); default: the order's own. */
  readonly distributionChannelId?: string;
  /** The point of sale; default: the order's own. */
  readonly pos?: string;
  /** Under which is stored what the request has done, so that it is done once; absent: it came without a key. */
  readonly request?: RequestClaim;
}
