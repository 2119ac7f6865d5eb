import {
  type CallOutcome,
  type CancelHandOver,
  type DeliveryKey,
  type HandOver,
  type HandedOverTicket,
  type IssueHandOver,
  type ReportedStatus,
  type StatusReport,
  type TicketDistributionId,
  type TransferHandOver,
  type UpdateHandOver,
  isValidThere,
} from '@ticket-distribution/domain';

/** A ticket as it is valid at a ticket system now, under the key of its issue. */
export interface ValidTicket extends HandedOverTicket {
  readonly key: DeliveryKey;
  readonly customerAccountRef: string | null;
  readonly pickedUp: boolean;
}

interface Entry extends Omit<ValidTicket, 'pickedUp'> {
  readonly status: ReportedStatus;
}

type Refused = Extract<CallOutcome, { readonly kind: 'refused' }>;

/**
 * What a ticket system keeps, per key and ticket: the same ticket may be valid under two keys for a moment. It carries
 * hand-overs out as told; keys, faults and answers are not its business.
 */
export class TicketRegister {
  private entries: readonly Entry[] = [];
  private readonly known = new Set<DeliveryKey>();
  private readonly dead = new Set<DeliveryKey>();

  /**
   * @param options `likeNod`: a picked up ticket is cancelled by an order on the medium only, and one that is not picked up
   *   never so; `changesInUse`: whether what is picked up or in use takes other content
   */
  constructor(private readonly options: { readonly likeNod: boolean; readonly changesInUse: boolean }) {}

  /** What is valid now. */
  get valid(): readonly ValidTicket[] {
    return this.entries
      .filter(({ status }) => isValidThere(status))
      .map(({ status, ...entry }) => ({ ...entry, pickedUp: status !== 'DISTRIBUTED' }));
  }

  /** @returns why the hand-over is refused; null when it was carried out */
  carryOut(handOver: HandOver): Refused | null {
    switch (handOver.operation) {
      case 'issue':
        return this.issue(handOver);
      case 'cancel':
        return this.cancel(handOver);
      case 'update':
      case 'update-validity':
        return this.update(handOver);
      case 'transfer':
        return this.transfer(handOver);
    }
  }

  /** Remembers the key of an issue that was refused: it holds nothing. */
  refuse({ operation, key }: HandOver): void {
    if (operation === 'issue') this.known.add(key);
  }

  see(key: DeliveryKey): StatusReport {
    const entries = this.entries.filter((entry) => entry.key === key);
    const tickets = entries.map(({ ticketDistributionId, status, customerAccountRef }) => ({
      ticketDistributionId,
      status,
      customerAccountRef,
    }));
    return { key, tickets: this.known.has(key) ? tickets : null };
  }

  /** What is valid and fits becomes something else by itself. */
  happen(fits: (entry: ValidTicket) => boolean, status: ReportedStatus): void {
    const concerned = this.valid.filter(fits);
    this.change((entry) => concerned.some((one) => isSame(one, entry)), { status });
  }

  private issue({ key, tickets, customerAccountRef }: IssueHandOver): Refused | null {
    if (this.dead.has(key)) return { kind: 'refused', reason: 'the key was cancelled before' };
    this.known.add(key);
    const issued = tickets.map((ticket): Entry => ({ ...ticket, key, customerAccountRef, status: 'DISTRIBUTED' }));
    this.entries = [...this.entries, ...issued];
    return null;
  }

  /** A cancel of what is not valid any more is content; one of a key that never came kills the key. */
  private cancel({ issueKey, ticketDistributionIds, pickedUp }: CancelHandOver): Refused | null {
    if (!this.known.has(issueKey)) this.dead.add(issueKey);
    const named = this.named(issueKey, ticketDistributionIds);
    const isPickedUp = named.some((ticket) => ticket.pickedUp);
    const { likeNod } = this.options;
    if (likeNod && isPickedUp && !pickedUp) {
      return { kind: 'refused', reason: 'picked up already', pickedUp: true };
    }
    if (likeNod && pickedUp && named.some((ticket) => !ticket.pickedUp)) {
      return { kind: 'refused', reason: 'not picked up', pickedUp: false };
    }
    this.change((entry) => named.some((one) => isSame(one, entry)), { status: 'CANCELLED' });
    return null;
  }

  private update({ issueKey, ticket }: UpdateHandOver): Refused | null {
    const [known] = this.named(issueKey, [ticket.ticketDistributionId]);
    if (known?.pickedUp === true && !this.options.changesInUse) {
      return { kind: 'refused', reason: 'in use already', pickedUp: true };
    }
    return this.changeInPlace(issueKey, ticket.ticketDistributionId, ticket);
  }

  private transfer({ issueKey, ticketDistributionId, customerAccountRef }: TransferHandOver): Refused | null {
    return this.changeInPlace(issueKey, ticketDistributionId, { customerAccountRef });
  }

  private changeInPlace(key: DeliveryKey, id: TicketDistributionId, change: Partial<Entry>): Refused | null {
    const [ticket] = this.named(key, [id]);
    if (ticket === undefined) return { kind: 'refused', reason: 'the ticket is not valid' };
    this.change((entry) => isSame(ticket, entry), change);
    return null;
  }

  private named(key: DeliveryKey, ids: readonly TicketDistributionId[]): readonly ValidTicket[] {
    return this.valid.filter((ticket) => ticket.key === key && ids.includes(ticket.ticketDistributionId));
  }

  private change(fits: (entry: Entry) => boolean, change: Partial<Entry>): void {
    this.entries = this.entries.map((entry) => (fits(entry) ? { ...entry, ...change } : entry));
  }
}

function isSame(one: Pick<Entry, 'key' | 'ticketDistributionId'>, other: typeof one): boolean {
  return one.key === other.key && one.ticketDistributionId === other.ticketDistributionId;
}
