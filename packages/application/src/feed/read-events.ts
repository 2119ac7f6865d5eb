import type { EventType } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { EventPage, EventsAsked } from '../ports/event-repository.js';
import type { Caller } from '../shared/caller.js';
import { withinReach } from '../shared/within-reach.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { FeedTail } from './feed-tail.js';
import { isAskedFor } from './is-asked-for.js';
import { type Patience, beginToWait } from './waiting.js';
import { refuseForgotten } from './refuse-forgotten.js';

export interface ReadEventsCommand extends Patience {
  /** The position of the page before; 0: from the oldest event that is kept. */
  readonly after: number;
  readonly limit: number;
  /** Absent: all. */
  readonly types?: readonly EventType[];
  readonly caller: Caller;
}

/** Reads on in the feed, and waits for what comes next. */
export class ReadEvents {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tail: FeedTail,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the events of the caller's reach, and the position to read on from
   * @throws DomainError `events/forgotten` when events behind `after` are kept no more
   */
  async execute(command: ReadEventsCommand): Promise<EventPage> {
    const { after, limit, types, caller, ...patience } = command;
    const asked = withinReach<EventsAsked>({ after, limit, ...(types && { types }) }, caller);
    if (asked === null) return { events: [], position: after };
    const waiting = beginToWait(this.clock, patience);
    try {
      for (let position = after; ; ) {
        const page = await this.read({ ...asked, after: position });
        if (page.events.length > 0 || waiting.isOver) return withinSight(page, asked, after);
        position = page.position;
        await this.tail.comes(position, (event) => isAskedFor(event, asked), waiting.pause);
      }
    } finally {
      waiting.pause.end();
    }
  }

  private read(asked: EventsAsked): Promise<EventPage> {
    return this.work.read(async ({ events }) => {
      const page = await events.readOn(asked);
      const isAtEnd = page.events.length === 0;
      if (asked.after > 0 && !isAtEnd) refuseForgotten(asked.after, await events.oldest());
      return page;
    });
  }
}

/** Where the feed ends is nothing for who sees the events of one organisation: it would count those of the others. */
function withinSight({ events, position }: EventPage, { organisationId }: EventsAsked, after: number): EventPage {
  return { events, position: organisationId === undefined ? position : (events.at(-1)?.position ?? after) };
}
