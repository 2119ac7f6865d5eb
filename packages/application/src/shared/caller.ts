import type { Origin } from '@ticket-distribution/domain';

/** Who asks, as far as known, and under which correlation id and trace the work can be followed. */
export interface Caller extends Origin {
  /** The program that calls, as company-application. */
  readonly client?: string;
  /** The distribution channel (DCI); default: the order's own. */
  readonly distributionChannelId?: string;
  /** The point of sale; default: the order's own. */
  readonly pos?: string;
}
