import {
  type Attempt,
  type DeliverySnapshot,
  type GroupSnapshot,
  TICKET_MOVES,
  type TicketMove,
  isAnswered,
  sameContent,
  ticketsOf,
} from '@ticket-distribution/domain';
import { type MemoryState, gapLeftBy } from '@ticket-distribution/testkit';
import { lifeOfClaim } from '../processes/ids-of-life.js';
import type { Life } from '../scheduling/life.js';
import type { Change } from '../store/simulated-store.js';
import type { Invariant } from './violation.js';

type Violate = (invariant: Invariant, text: string) => void;

/** Holds every commit against what may never be committed. */
export class CommitWatch {
  private readonly groupOfLine = new Map<string, string>();
  private readonly keyOfOrdinal = new Map<string, string>();
  /** How many attempts deliveries had when their round of attempts began. */
  private readonly roundsBegan = new Map<string, number>();

  constructor(
    private readonly violate: Violate,
    /** How many attempts a round has. */
    private readonly attemptsInRound: number,
    /** Whether somebody may take over from that life: it is dead, late, or the clocks or the database went wrong. */
    private readonly mayBeOverdue: (life: string) => boolean,
  ) {}

  committed(life: Life, changes: readonly Change[], state: MemoryState): void {
    this.places(changes);
    for (const { kind, before, after } of changes) {
      if (after === undefined) continue;
      if (kind === 'groups') this.group(before as GroupSnapshot | undefined, after as GroupSnapshot, state);
      if (kind === 'deliveries') {
        this.delivery(life, before as DeliverySnapshot | undefined, after as DeliverySnapshot, state);
      }
    }
  }

  private group(before: GroupSnapshot | undefined, after: GroupSnapshot, state: MemoryState): void {
    const line = `${after.orderId} ${after.orderLineId}`;
    const known = this.groupOfLine.get(line) ?? after.id;
    this.groupOfLine.set(line, known);
    if (known !== after.id) this.violate('one-group-per-line', `${line} has groups ${known} and ${after.id}`);
    for (const { id, status, moveCount } of after.tickets) {
      const earlier = before?.tickets.find((ticket) => ticket.id === id);
      if (earlier?.status === status && earlier.moveCount === moveCount) continue;
      this.history(id, status, moveCount, state.moves.get(id) ?? []);
    }
    this.openDeliveries(after, state);
  }

  /** Tickets that are made by one commit are made by one version, or one decision. */
  private places(changes: readonly Change[]): void {
    const takenBy = new Map<string, string>();
    for (const { kind, before, after } of changes) {
      if (kind !== 'groups' || after === undefined) continue;
      const known = new Set((before as GroupSnapshot | undefined)?.tickets.map(({ id }) => id));
      for (const { id, standing } of (after as GroupSnapshot).tickets) {
        const { replaces } = standing;
        if (replaces === null || known.has(id)) continue;
        const other = takenBy.get(replaces);
        if (other !== undefined) this.violate('place-taken-once', `${other} and ${id} take the place of ${replaces}`);
        takenBy.set(replaces, id);
      }
    }
  }

  private history(id: string, status: string, count: number, moves: readonly TicketMove[]): void {
    const isNumbered = moves.length === count && moves.every(({ number }, index) => number === index + 1);
    const isPath = moves.every(({ from, to }, index) => {
      const last = index === 0 ? null : (moves[index - 1]?.to ?? null);
      return from === last && (from === null || from === to || TICKET_MOVES[from].includes(to));
    });
    if (isNumbered && isPath && moves.at(-1)?.to === status) return;
    const told = moves.map(({ from, to }) => `${from ?? ''}→${to}`).join(' ');
    this.violate('history-complete', `${id} is ${status} after ${count} moves: ${told}`);
  }

  private openDeliveries({ id, tickets }: GroupSnapshot, { deliveries }: MemoryState): void {
    const underWay = tickets.filter(({ status }) => status === 'DISTRIBUTING');
    if (underWay.length === 0) return;
    const named = new Set<string>();
    for (const { state, handOver } of deliveries.values()) {
      if (handOver.ticketDistributionGroupId !== id || isAnswered(state)) continue;
      for (const ticket of ticketsOf(handOver)) named.add(ticket);
    }
    for (const ticket of underWay) {
      if (!named.has(ticket.id))
        this.violate('delivery-with-decision', `${ticket.id} is DISTRIBUTING without a delivery`);
    }
  }

  private delivery(
    life: Life,
    before: DeliverySnapshot | undefined,
    after: DeliverySnapshot,
    state: MemoryState,
  ): void {
    const { key, attemptCount, claim } = after;
    if (before === undefined) this.newDelivery(after, state);
    else this.unchanged(before, after);
    const attempts = state.attempts.get(key) ?? [];
    const made = attemptCount - (claim === null ? 0 : 1);
    const isNumbered = attempts.every(({ number }, index) => number === index + 1);
    if (attempts.length !== made || !isNumbered) {
      this.violate('attempts-complete', `${key} counts ${made} attempts and has ${attempts.length}`);
    }
    this.answered(after, attempts.at(-1), state);
    this.bounded(before, after, attempts.length);
    const known = before === undefined ? 0 : before.attemptCount - (before.claim === null ? 0 : 1);
    for (const attempt of attempts.slice(known)) this.newAttempt(life, before, attempt);
  }

  /** Attempts that are used up set a delivery aside, however they ended; a trial uses up none. */
  private bounded(before: DeliverySnapshot | undefined, after: DeliverySnapshot, attempts: number): void {
    const { key, state, trialCount } = after;
    const made = attempts - trialCount;
    if (before?.state === 'SET_ASIDE') this.roundsBegan.set(key, made);
    const isOpen = state === 'PENDING' || state === 'IN_FLIGHT' || state === 'UNKNOWN';
    const inRound = made - (this.roundsBegan.get(key) ?? 0);
    if (!isOpen || inRound < this.attemptsInRound) return;
    this.violate('attempts-bounded', `${key} is ${state} after ${inRound} attempts of one round`);
  }

  private newDelivery({ key, ordinal, handOver }: DeliverySnapshot, { groups, deliveries }: MemoryState): void {
    const place = `${handOver.ticketDistributionGroupId} ${ordinal}`;
    const known = this.keyOfOrdinal.get(place) ?? key;
    this.keyOfOrdinal.set(place, known);
    if (known !== key) this.violate('keys-differ', `${known} and ${key} share an ordinal`);
    const tickets = [...groups.values()].flatMap((group) => (group.orderId === handOver.orderId ? group.tickets : []));
    const wasIssued = (id: string): boolean => [...deliveries.values()].some((other) => confirmed(other, id));
    const gap = gapLeftBy(handOver, tickets, wasIssued);
    if (gap !== null) this.violate('never-without', `${key} cancels ${gap} before its place is taken`);
  }

  private unchanged(before: DeliverySnapshot, after: DeliverySnapshot): void {
    if (isAnswered(before.state))
      this.violate('final-is-final', `${after.key} was ${before.state} and is ${after.state}`);
    if (!sameContent(before.handOver, after.handOver))
      this.violate('final-is-final', `${after.key} says something else`);
  }

  private answered({ key, state }: DeliverySnapshot, last: Attempt | undefined, { audit }: MemoryState): void {
    const wanted = state === 'DONE' ? 'applied' : state === 'REFUSED' ? 'refused' : null;
    if (wanted === null || last?.outcome === wanted) return;
    if ([...audit.values()].some((entry) => entry.subject === key && entry.details['outcome'] === state)) return;
    this.violate('attempts-complete', `${key} is ${state} after an attempt that was ${last?.outcome ?? 'none'}`);
  }

  private newAttempt(
    life: Life,
    before: DeliverySnapshot | undefined,
    { number, outcome, deliveryKey }: Attempt,
  ): void {
    const owner = before?.claim == null ? null : lifeOfClaim(before.claim.by);
    if (owner === null) return this.violate('under-its-claim', `attempt ${number} of ${deliveryKey} had no claim`);
    if (outcome !== 'interrupted') {
      if (owner !== life.name) {
        this.violate('under-its-claim', `${life.name} wrote attempt ${number} of ${deliveryKey}, claimed by ${owner}`);
      }
    } else if (!this.mayBeOverdue(owner)) {
      this.violate('live-claim', `${life.name} took ${deliveryKey} from ${owner}, which was alive and in time`);
    }
  }
}

/** Whether a delivery is one by which a ticket system confirmed that it holds the ticket. */
function confirmed({ state, handOver }: DeliverySnapshot, id: string): boolean {
  return state === 'DONE' && handOver.operation === 'issue' && ticketsOf(handOver).some((named) => named === id);
}
