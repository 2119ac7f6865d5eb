import type { TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Language } from '../shared/language.js';

/** When and on whose word something happens. */
export interface Occasion {
  readonly at: Instant;
  /** Who is named in the history: a distribution channel, a point of sale, `ticket-system:NOD`. */
  readonly by: string;
  /** The distribution channel (DCI) that asked for it; null when not known. */
  readonly distributionChannelId: string | null;
  /** On whose word tickets are generated, and in which language they are to be; absent: nobody said. */
  readonly organisationId?: number | null;
  readonly language?: Language | null;
}

/** Where new ids come from. */
export interface IdSource {
  nextGroupId(): TicketDistributionGroupId;
  nextTicketId(): TicketDistributionId;
}
