import { DomainError, malformed } from '../shared/domain-error.js';
import type { OrderId, OrderLineId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { differingPlaces } from './differing-places.js';
import { sameDocumentUnlessErased } from './same-document.js';
import { checkOrderDocument } from './check-order-document.js';
import type { FulfillmentMethod } from './fulfillment-method.js';
import type { OrderDocument, OrderStatus } from './order-document.js';
import {
  type LineVersionOrigin,
  type OrderLine,
  type OrderLineVersion,
  firstLineVersion,
  followLine,
  newestVersion,
  removeLine,
} from './order-line.js';

/** One recorded version of an order. */
export interface RecordedOrderVersion {
  readonly document: OrderDocument;
  readonly recordedAt: Instant;
}

/** An order as it is stored: what `Order.restore` takes and `snapshot` gives. */
export interface OrderSnapshot {
  readonly id: OrderId;
  /** The optimistic lock: how often the order was saved. 0: never. */
  readonly revision: number;
  /** By rising number. */
  readonly versions: readonly RecordedOrderVersion[];
  /** In the order of the current version's lines; removed lines last. */
  readonly lines: readonly OrderLine[];
  /** The version with which the groups were reconciled last; null: with none. */
  readonly reconciledVersion: number | null;
}

/** The current version of an order with the newest version of every line that the order ever had. */
export interface CurrentOrder {
  readonly id: OrderId;
  readonly version: number;
  readonly status: Exclude<OrderStatus, 'DRAFT'>;
  readonly organisationId: number;
  readonly ownerCustomerId: string;
  readonly pos: string | null;
  readonly distributionChannelId: string | null;
  readonly lines: readonly OrderLineVersion[];
}

/** How many places a conflict names at most. */
const MOST_PLACES = 20;

/**
 * An order through its versions. A DRAFT version may be replaced; a CONFIRMED or CANCELLED one is frozen. The current
 * version is the highest frozen one; line versions are derived when a version becomes current.
 */
export class Order {
  private reconciled = false;
  private readonly passedOver: number[] = [];

  private constructor(
    private state: OrderSnapshot,
    private readonly restored: OrderSnapshot | null,
  ) {}

  /** An order of which no version was recorded yet. */
  static empty(id: OrderId): Order {
    return new Order({ id, revision: 0, versions: [], lines: [], reconciledVersion: null }, null);
  }

  static restore(snapshot: OrderSnapshot): Order {
    return new Order(snapshot, snapshot);
  }

  get snapshot(): OrderSnapshot {
    return this.state;
  }

  get id(): OrderId {
    return this.state.id;
  }

  /** Whether there is anything to save since the order was made or restored. */
  get isChanged(): boolean {
    return this.state !== this.restored;
  }

  /** Whether its groups were reconciled with another version since it was made or restored. */
  get isReconciledAnew(): boolean {
    return this.reconciled;
  }

  /** The frozen versions of which it became certain since then that no group will ever stand at them, by rising number. */
  get overtaken(): readonly number[] {
    return this.passedOver;
  }

  /** The number of the current version, or null while none was CONFIRMED or CANCELLED. */
  get currentVersion(): number | null {
    return this.state.versions.findLast(({ document }) => document.status !== 'DRAFT')?.document.version ?? null;
  }

  /** Whose order it is, as its current version says; without one, its newest DRAFT. Null: no version was recorded yet. */
  get organisationId(): number | null {
    const { versions } = this.state;
    const saying = versions.findLast(({ document }) => document.status !== 'DRAFT') ?? versions.at(-1);
    return saying?.document.organisationId ?? null;
  }

  /**
   * The current version with its lines.
   *
   * @throws DomainError `order/not-confirmed` when there is none
   */
  get current(): CurrentOrder {
    const recorded = this.state.versions.findLast(({ document }) => document.status !== 'DRAFT');
    if (recorded === undefined || recorded.document.status === 'DRAFT') {
      throw new DomainError('order/not-confirmed', `Order ${this.id} has no CONFIRMED or CANCELLED version.`, {
        orderId: this.id,
      });
    }
    const { id, version, status, organisationId, ownerCustomerId, pos, distributionChannelId } = recorded.document;
    const lines = this.state.lines.map(newestVersion);
    return { id, version, status, organisationId, ownerCustomerId, pos, distributionChannelId, lines };
  }

  /**
   * One recorded version.
   *
   * @throws DomainError `order/version-not-found`
   */
  version(number: number): RecordedOrderVersion {
    const recorded = this.find(number);
    if (recorded === undefined) {
      throw new DomainError('order/version-not-found', `Order ${this.id} has no version ${number}.`, {
        orderId: this.id,
        version: number,
      });
    }
    return recorded;
  }

  /**
   * Takes in one version.
   *
   * @param methods the methods that a line of a version may name that was not known before; absent: any
   * @returns `new` when the number was unknown, `replaced` when a DRAFT got other content, `known` when nothing changed
   * @throws DomainError `request/malformed` for a document that contradicts itself
   * @throws DomainError `order/version-conflict` for other content of a frozen version
   */
  record(document: OrderDocument, at: Instant, methods?: readonly FulfillmentMethod[]): 'new' | 'replaced' | 'known' {
    if (document.id !== this.id) {
      throw malformed([{ field: 'id', message: `must be ${this.id}, that of the order it is recorded with` }]);
    }
    const known = this.find(document.version);
    checkOrderDocument(document, known === undefined ? methods : undefined);
    if (known !== undefined && this.changesNothing(known.document, document)) return 'known';
    const before = this.currentVersion ?? 0;
    const versions = [...this.state.versions.filter((recorded) => recorded !== known), { document, recordedAt: at }];
    const becomesCurrent = document.status !== 'DRAFT' && document.version > before;
    this.state = {
      ...this.state,
      versions: versions.toSorted((one, other) => one.document.version - other.document.version),
      lines: becomesCurrent ? this.deriveLines(document, at) : this.state.lines,
    };
    const { reconciledVersion } = this.state;
    const isLate = document.status !== 'DRAFT' && document.version < (reconciledVersion ?? 0);
    if (isLate) this.passedOver.push(document.version);
    return known === undefined ? 'new' : 'replaced';
  }

  /**
   * Notes that the groups stand at the current version.
   *
   * @throws DomainError `order/not-confirmed` when there is none
   */
  noteReconciled(): void {
    const { version } = this.current;
    const { reconciledVersion: last, versions } = this.state;
    if (version === last) return;
    const between = versions.map(({ document }) => document).filter((one) => one.version > (last ?? 0));
    this.passedOver.push(
      ...between.filter((one) => one.status !== 'DRAFT' && one.version < version).map((one) => one.version),
    );
    this.reconciled = true;
    this.state = { ...this.state, reconciledVersion: version };
  }

  private find(number: number): RecordedOrderVersion | undefined {
    return this.state.versions.find(({ document }) => document.version === number);
  }

  private changesNothing(known: OrderDocument, document: OrderDocument): boolean {
    if (sameDocumentUnlessErased(known, document)) return true;
    if (known.status === 'DRAFT') return false;
    if (document.status === 'DRAFT') return true;
    const differs = differingPlaces(known, document).slice(0, MOST_PLACES);
    throw new DomainError(
      'order/version-conflict',
      `Version ${document.version} of order ${this.id} is ${known.status} and was recorded with other content: ${differs.join(', ')}.`,
      { orderId: this.id, version: document.version, differs },
    );
  }

  /** The number that the sender itself gave each line last, in the frozen versions before; a line without one is missing. */
  private lastGivenNumbers(orderVersion: number): ReadonlyMap<OrderLineId, number> {
    const last = new Map<OrderLineId, number>();
    for (const { document } of this.state.versions) {
      if (document.status === 'DRAFT' || document.version >= orderVersion) continue;
      for (const { id, version } of document.orderLines) if (version !== null) last.set(id, version);
    }
    return last;
  }

  /** CANCELLED means no lines: what a cancelled order still lists only says when its cancel takes effect. */
  private deriveLines(document: OrderDocument, recordedAt: Instant): OrderLine[] {
    const origin: LineVersionOrigin = { orderVersion: document.version, recordedAt };
    const listed = new Map(document.orderLines.map((line) => [line.id, line]));
    const isWanted = document.status === 'CONFIRMED';
    const known = new Map(this.state.lines.map((line) => [line.id, line]));
    const lastGiven = this.lastGivenNumbers(document.version);
    const followed = (isWanted ? document.orderLines : []).map((line) => {
      const before = known.get(line.id);
      known.delete(line.id);
      if (before === undefined) return firstLineVersion(line, origin);
      return followLine(before, line, lastGiven.get(line.id) ?? null, origin);
    });
    return [...followed, ...[...known.values()].map((line) => removeLine(line, origin, listed.get(line.id)))];
  }
}
