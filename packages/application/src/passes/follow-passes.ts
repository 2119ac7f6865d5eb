import type { EventType, TicketDistributionId } from '@ticket-distribution/domain';
import { isForgotten } from '../feed/refuse-forgotten.js';
import type { Clock } from '../ports/clock.js';
import type { EventPage, StoredEvent } from '../ports/event-repository.js';
import type { Snapshot, Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { movePassCursor, passCursor, takePassCursor } from './pass-cursor.js';

/** How many events one transaction takes. */
const AT_ONCE = 500;

/** After which events a pass may say something else. */
const CHANGES: readonly EventType[] = [
  'CodeRevoked',
  'Distributed',
  'ValidityMoved',
  'HolderTransferred',
  'ContentChanged',
  'TicketDistributionCancelled',
  'TicketDistributionCancelledExternally',
];

/** What comes next in the feed. */
interface Next {
  readonly from: number;
  readonly page: EventPage;
  /** Whether events before it may be kept no more. */
  readonly isMissed: boolean;
}

/** Reads on in the feed, and marks the passes that changed. What is marked and how far was read is stored together. */
export class FollowPasses {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    for (;;) {
      const next = await this.work.read(nextOf);
      if (next === null || next.page.position === next.from) return;
      await this.work.run((transaction) => this.mark(transaction, next));
      if (next.page.events.length < AT_ONCE) return;
    }
  }

  private async mark(transaction: Transaction, { from, page, isMissed }: Next): Promise<void> {
    // Another process was first.
    if ((await takePassCursor(transaction)) !== from) return;
    const { passes } = transaction;
    const now = this.clock.now();
    if (isMissed) await passes.markAll(page.position, now);
    else {
      const changed = changedTickets(page.events);
      for (const pass of await passes.ofTickets([...changed.keys()])) {
        const changedAt = Math.max(pass.changedAt, changed.get(pass.ticketDistributionId) ?? 0);
        await passes.save({ ...pass, changedAt, attempts: 0, nextAttemptAt: now });
      }
    }
    await movePassCursor(transaction, page.position);
  }
}

async function nextOf(snapshot: Snapshot): Promise<Next | null> {
  const from = await passCursor(snapshot);
  if (from === null) return null;
  const page = await snapshot.events.readOn({ after: from, limit: AT_ONCE, types: CHANGES });
  return { from, page, isMissed: isForgotten(from, await snapshot.events.oldest()) };
}

/** With the position of the last event of each. */
function changedTickets(events: readonly StoredEvent[]): ReadonlyMap<TicketDistributionId, number> {
  return new Map(
    events.flatMap(({ data, position }) =>
      'ticketDistributionId' in data ? [[data.ticketDistributionId, position] as const] : [],
    ),
  );
}
