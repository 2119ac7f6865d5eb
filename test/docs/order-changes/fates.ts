import {
  type DriftKind,
  type TicketDistribution,
  type TicketStatus,
  isLive,
  normalProduct,
  sameContent,
} from '@ticket-distribution/domain';
import { type Seen, ticketIn } from './cell.js';
import type { Sight } from './stage.js';
import { type Told, doneSince, toldWord } from './told.js';

/** What was observed of one ticket that was there before the change. */
interface Observed {
  readonly was: TicketStatus;
  readonly is: TicketStatus;
  /** Its ticket system kept it valid before, whether we knew or not. */
  readonly hadBefore: boolean;
  /** It was valid when the engine had come to rest, before anybody asked again. */
  readonly hadSoon: boolean;
  /** Whether anything of it is another than before, here. */
  readonly isOther: boolean;
  /** What its ticket system was told and did. */
  readonly told: ReadonlySet<Told>;
  /** What is listed about it. */
  readonly drifts: ReadonlySet<DriftKind>;
  /** Whether other tickets take its place. */
  readonly hasSuccessor: boolean;
}

/** One outcome for a ticket: the words of a cell, what they mean, and when they are true. */
export interface Fate {
  readonly short: string;
  readonly meaning: string;
}

interface Rule extends Fate {
  readonly fits: (observed: Observed) => boolean;
}

/** The first that fits is the fate. */
const RULES: readonly Rule[] = [
  {
    short: 'stays cancelled',
    meaning: 'what its ticket system cancelled by itself stays cancelled, and no new ticket comes by itself',
    fits: ({ was, is }) => was === 'CANCELLED_EXTERNALLY' && is === was,
  },
  {
    short: 'ended unused',
    meaning: 'ended here; no ticket system had the ticket, so nobody is told and nobody could use it',
    fits: ({ is, hadBefore, told }) => is === 'CANCELLED' && !hadBefore && told.size === 0,
  },
  {
    short: 'replaced later',
    meaning:
      'new tickets take its place when they are asked for (distribute); until they are there the old one stays valid, then it is cancelled',
    fits: ({ is, hasSuccessor, hadSoon }) => is === 'CANCELLED' && hasSuccessor && hadSoon,
  },
  {
    short: 'replaced on the medium',
    meaning:
      'a new ticket is handed over by itself; the old one stays valid until the new one is there, then an order on the medium takes it from the phone or the card',
    fits: ({ is, hasSuccessor, told }) => is === 'CANCELLED' && hasSuccessor && told.has('cancel on the medium'),
  },
  {
    short: 'replaced',
    meaning:
      'a new ticket is handed over by itself; the old one stays valid until the new one is there, then it is cancelled',
    fits: ({ is, hasSuccessor }) => is === 'CANCELLED' && hasSuccessor,
  },
  {
    short: 'cancelled on the medium',
    meaning: 'the ticket is on the phone or the card already: an order on the medium takes it from there',
    fits: ({ is, told }) => is === 'CANCELLED' && told.has('cancel on the medium'),
  },
  {
    short: 'cancelled',
    meaning: 'its ticket system is told to cancel it, as soon as it is certain what it holds',
    fits: ({ is, told }) => is === 'CANCELLED' && told.has('cancel'),
  },
  {
    short: 'refused',
    meaning:
      'the ticket system refuses the change for good: there the ticket stays valid as it was, and the difference is listed',
    fits: ({ is, drifts }) => isLive(is) && drifts.has('change-refused'),
  },
  {
    short: 'issued anew',
    meaning:
      'same ticket, handed over in its new form under a new code; then the old code is revoked. The traveller picks it up as before',
    fits: ({ is, told }) => isLive(is) && told.has('issue anew') && told.has('revoke'),
  },
  {
    short: 'updated',
    meaning: 'same ticket; its ticket system changes it in place',
    fits: ({ is, told }) => isLive(is) && told.has('update'),
  },
  {
    short: 'moved',
    meaning: 'same ticket; its ticket system moves it to the holder and account that are wanted now',
    fits: ({ is, told }) => isLive(is) && told.has('transfer'),
  },
  {
    short: 'noted',
    meaning: 'the change is written down here; the ticket system keeps nothing of it and is told nothing',
    fits: ({ is, hadBefore, isOther }) => isLive(is) && hadBefore && isOther,
  },
  {
    short: 'handed over now',
    meaning: 'same ticket, brought up to date here and handed over by itself, once more where it was refused before',
    fits: ({ is, hadBefore, hadSoon }) => isLive(is) && !hadBefore && hadSoon,
  },
  {
    short: 'brought up to date',
    meaning: 'same ticket; no ticket system has it yet, and when it is handed over it has its new form',
    fits: ({ is, hadBefore, isOther }) => isLive(is) && !hadBefore && isOther,
  },
  {
    short: 'kept',
    meaning: 'the ticket stays as it is and no ticket system is told anything',
    fits: ({ is, isOther }) => isLive(is) && !isOther,
  },
];

/** Every fate that a cell can name, for the legend. */
export const fates: readonly Fate[] = RULES;

/**
 * What became of a ticket.
 *
 * @throws Error when no rule says what was observed
 */
export function fateOf({ id }: TicketDistribution, seen: Seen): Fate {
  const observed = observedOf(id, seen);
  const fate = RULES.find(({ fits }) => fits(observed));
  if (fate === undefined)
    throw new Error(
      `No rule for ${JSON.stringify({ ...observed, told: [...observed.told], drifts: [...observed.drifts] })}`,
    );
  return fate;
}

function observedOf(id: TicketDistribution['id'], { before, settled, after }: Seen): Observed {
  const was = ticketIn(before, id);
  const is = ticketIn(after, id);
  const done = doneSince(before.deliveries, after.deliveries, id);
  return {
    was: was.status,
    is: is.status,
    hadBefore: isValid(before, id),
    hadSoon: isValid(settled, id),
    isOther: !sameContent(contentOf(was), contentOf(is)),
    told: new Set(done.map(({ handOver }) => toldWord(handOver))),
    drifts: new Set(after.drifts.filter((drift) => drift.ticketDistributionId === id).map(({ kind }) => kind)),
    hasSuccessor: (is.standing.cancellation?.after ?? []).length > 0,
  };
}

function isValid({ valid }: Sight, id: TicketDistribution['id']): boolean {
  return valid.some(({ ticketDistributionId }) => ticketDistributionId === id);
}

/** What the order can change of a ticket: the product, in whatever words, its validity, and who holds it. */
function contentOf({ product, validity, parties }: TicketDistribution): unknown {
  return [normalProduct(product), validity, parties];
}
