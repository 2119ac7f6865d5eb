import type { StoredEvent } from '@ticket-distribution/application';
import type {
  DeliveryState,
  Drift,
  EventType,
  OrderSnapshot,
  TicketDistributionId,
  TicketMove,
} from '@ticket-distribution/domain';
import type { MemoryState } from '@ticket-distribution/testkit';
import type { Change } from '../store/simulated-store.js';
import type { Invariant } from './violation.js';

type Violate = (invariant: Invariant, text: string) => void;

const TOLD_AS: Readonly<Record<string, EventType>> = {
  DISTRIBUTED: 'Distributed',
  FAILED: 'Failed',
  ACTIVATED: 'Activated',
  COMMITTED: 'Committed',
  CANCELLED: 'TicketDistributionCancelled',
  CANCELLED_EXTERNALLY: 'TicketDistributionCancelledExternally',
};
const OF_MOVES = new Set<EventType>([...Object.values(TOLD_AS), 'TicketDistributionAdded']);

/** Reads the feed as a consumer does, on and on, and compares it in the end with what happened. */
export class FeedWatch {
  private readonly read: StoredEvent[] = [];
  private position = 0;

  constructor(private readonly violate: Violate) {}

  /** @param certain up to where the store says that nothing is to come any more */
  readOn({ events }: MemoryState, certain: number): void {
    const fresh = [...events.values()].filter(({ position }) => position > this.position && position <= certain);
    this.read.push(...fresh.toSorted((one, other) => one.position - other.position));
    this.position = Math.max(this.position, certain);
  }

  /** What a commit tells has to be so when it is committed. */
  committed(changes: readonly Change[], { deliveries }: MemoryState): void {
    for (const { kind, after } of changes) {
      const event = kind === 'events' ? (after as StoredEvent | undefined) : undefined;
      if (event?.type !== 'OrderVersionSettled' || event.data.outcome !== 'settled') continue;
      const { orderId, orderVersion } = event.data;
      const open = [...deliveries.values()].find(
        ({ handOver, state }) => handOver.orderId === orderId && isOpen(state),
      );
      if (open !== undefined) {
        this.violate(
          'settled-once',
          `version ${orderVersion} of ${orderId} is settled while ${open.key} is ${open.state}`,
        );
      }
    }
  }

  /** When everything is at rest. */
  judge(state: MemoryState): void {
    const all = [...state.events.values()];
    if (new Set(all.map(({ id }) => id)).size < all.length) this.violate('told-once', 'two events have one id');
    for (const { position, type } of all.filter((event) => !this.read.includes(event))) {
      this.violate('told-once', `${type} at ${position} came after a reader had gone by`);
    }
    for (const [id, moves] of state.moves) this.ticket(id, moves);
    for (const group of state.groups.values()) this.created(group.id, group.tickets);
    for (const drift of state.drifts.values()) this.drift(drift);
    for (const order of state.orders.values()) this.versions(order);
  }

  private ticket(id: TicketDistributionId, moves: readonly TicketMove[]): void {
    const happened = moves.flatMap(({ from, to }) => (from === to || from === null ? [] : (TOLD_AS[to] ?? [])));
    const told = this.read.filter(({ type, data }) => OF_MOVES.has(type) && ticketOf(data) === id);
    const moved = told.map(({ type }) => type).filter((type) => type !== 'TicketDistributionAdded');
    if (moved.join() !== happened.join()) {
      this.violate('told-once', `${id} went ${happened.join(' ')} and was told ${moved.join(' ')}`);
    }
  }

  private created(group: string, tickets: readonly { readonly id: TicketDistributionId }[]): void {
    const created = this.read.flatMap((event) =>
      event.type === 'TicketDistributionGroupCreated' && event.data.ticketDistributionGroupId === group ? [event] : [],
    );
    if (created.length !== 1) this.violate('told-once', `the making of ${group} is told ${created.length} times`);
    const first = created.flatMap(({ data }) => data.ticketDistributionIds);
    for (const { id } of tickets) {
      const added = this.read.filter(({ type, data }) => type === 'TicketDistributionAdded' && ticketOf(data) === id);
      const told = added.length + first.filter((one) => one === id).length;
      if (told !== 1) this.violate('told-once', `the making of ${id} is told ${told} times`);
    }
  }

  private drift({ id, state }: Drift): void {
    const told = this.read.filter(({ data }) => 'driftId' in data && data.driftId === id).map(({ type }) => type);
    const wanted = state === 'RESOLVED' ? 'DriftFound,DriftResolved' : 'DriftFound';
    if (told.join() !== wanted) this.violate('told-once', `drift ${id} is ${state} and was told ${told.join()}`);
  }

  /** Each version that was confirmed or cancelled up to the one at which the groups stand, once. */
  private versions({ id, versions, reconciledVersion }: OrderSnapshot): void {
    const told = this.read.flatMap(({ type, data }) =>
      type === 'OrderVersionSettled' && data.orderId === id ? [`${data.orderVersion} ${data.outcome}`] : [],
    );
    for (const { document } of versions) {
      if (document.status === 'DRAFT' || document.version > (reconciledVersion ?? 0)) continue;
      const ofVersion = told.filter((text) => text.startsWith(`${document.version} `));
      const isCurrent = document.version === reconciledVersion;
      if (ofVersion.length !== 1 || (isCurrent && !ofVersion[0]?.endsWith(' settled'))) {
        this.violate('settled-once', `version ${document.version} of ${id} was told: ${ofVersion.join(', ')}`);
      }
    }
  }
}

function ticketOf(data: StoredEvent['data']): TicketDistributionId | null {
  return 'ticketDistributionId' in data ? data.ticketDistributionId : null;
}

/** Written down here once more, so that a mistake there is seen. */
function isOpen(state: DeliveryState): boolean {
  return state === 'PENDING' || state === 'IN_FLIGHT' || state === 'UNKNOWN';
}
