import type { Instant } from '@ticket-distribution/domain';
import type { OpenDeliveries } from '../ports/delivery-repository.js';
import type { OpenDrifts } from '../ports/drift-repository.js';
import type { EventPublisher } from '../ports/event-publisher.js';
import type { Snapshot } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** What of the feed was not told to a publisher yet. */
export interface UnpublishedEvents {
  readonly publisher: string;
  /** How many positions are left; events may be fewer. */
  readonly count: number;
  /** When the oldest of them happened; null: there is none. */
  readonly since: Instant | null;
}

/** What waits: what has no final answer yet, what we and the ticket systems do not agree about, what is to be published. */
export interface Backlog {
  readonly deliveries: readonly OpenDeliveries[];
  readonly drifts: readonly OpenDrifts[];
  /** Null: there is no publisher. */
  readonly unpublished: UnpublishedEvents | null;
}

/** Counts what waits; what there is none of is missing. */
export class ReadBacklog {
  constructor(
    private readonly work: UnitOfWork,
    private readonly publisher?: Pick<EventPublisher, 'name'>,
  ) {}

  execute(): Promise<Backlog> {
    const { publisher } = this;
    return this.work.read(async (snapshot) => ({
      deliveries: await snapshot.deliveries.countOpen(),
      drifts: await snapshot.drifts.countOpen(),
      unpublished: publisher === undefined ? null : await unpublishedOf(snapshot, publisher.name),
    }));
  }
}

async function unpublishedOf({ publications, events }: Snapshot, publisher: string): Promise<UnpublishedEvents> {
  const after = (await publications.find(publisher))?.position ?? 0;
  const [next] = (await events.readOn({ after, limit: 1 })).events;
  if (next === undefined) return { publisher, count: 0, since: null };
  return { publisher, count: (await events.end()) - next.position + 1, since: next.at };
}
