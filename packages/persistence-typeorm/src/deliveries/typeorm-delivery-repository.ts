import type {
  DeliveryPage,
  DeliveryRepository,
  DeliverySearch,
  DueDeliveries,
  OpenDeliveries,
} from '@ticket-distribution/application';
import {
  type Attempt,
  Delivery,
  type DeliveryKey,
  type DeliverySnapshot,
  type DeliveryState,
  type FulfillmentMethod,
  type Instant,
  type TicketDistributionGroupId,
  isAnswered,
} from '@ticket-distribution/domain';
import type { Sorted } from '../shared/asked.js';
import { lostRevision } from '../shared/faults.js';
import type { Session } from '../shared/session.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { valuesWithRows } from '../shared/values-with-rows.js';
import { type Where, is } from '../shared/where.js';
import { type Known, Read } from '../together/known.js';
import type { ReadTogether } from '../together/read-together.js';
import {
  toAttempt,
  toDeliveryRow,
  toProgress,
  toDeliverySnapshot,
  toDeliveryTicketRows,
} from '../rows/delivery-mapping.js';
import type { DeliveryRow } from '../rows/delivery-rows.js';
import { UNANSWERED_STATES, WAITING_STATES } from './delivery-states.js';
import { DeliveryTables } from './delivery-tables.js';
import { findExpiredRows } from './expired-deliveries.js';
import { findRowsInTurn } from './deliveries-in-turn.js';
import { findDueRows } from './due-deliveries.js';
import { findDeliveryRows } from './search-deliveries.js';

/** Deliveries of one transaction, kept by TypeORM. */
export class TypeormDeliveryRepository implements DeliveryRepository {
  private readonly tables: DeliveryTables;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
    private readonly known: Known,
    private readonly together: ReadTogether,
  ) {
    this.tables = new DeliveryTables(session);
  }

  find(key: DeliveryKey): Promise<Delivery | undefined> {
    return this.unit.do(async () => {
      if (this.known.delivery(key) === undefined) await this.together.delivery(key);
      const read = this.known.delivery(key);
      return read && Delivery.restore(read.said);
    });
  }

  findAll(keys: readonly DeliveryKey[]): Promise<Delivery[]> {
    return this.unit.do(async () => {
      const unknown = keys.filter((key) => this.known.delivery(key) === undefined);
      if (unknown.length > 0) await this.together.deliveries(unknown);
      return keys.flatMap((key) => this.known.delivery(key) ?? []).map(({ said }) => Delivery.restore(said));
    });
  }

  ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]> {
    return this.inGroups(ids, {}, () => true);
  }

  openOf(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]> {
    return this.inGroups(ids, { state: UNANSWERED_STATES }, (state) => !isAnswered(state));
  }

  takeDue(asked: DueDeliveries): Promise<Delivery[]> {
    const { afterOrganisation: after } = asked;
    return this.unit.do(async () => {
      const inFairOrder = after !== undefined && asked.limit > 0;
      const rows = inFairOrder ? findRowsInTurn(this.tables, asked, after) : findDueRows(this.tables, asked);
      return (await rows).map(toDelivery);
    });
  }

  dueMethods(methods: readonly FulfillmentMethod[], at: Instant): Promise<FulfillmentMethod[]> {
    return this.unit.do(() =>
      valuesWithRows(this.tables.deliveries, methods, (fulfillmentMethod) => ({
        fulfillmentMethod,
        nextAttemptAt: is('<=', at),
        state: WAITING_STATES,
        claimedBy: null,
      })),
    );
  }

  claimed(): Promise<Delivery[]> {
    return this.found({ claimedBy: is('<>', null) });
  }

  countOpen(): Promise<OpenDeliveries[]> {
    return this.unit.do(async () => {
      const rows = await this.tables.deliveries.count(
        { state: UNANSWERED_STATES },
        { by: ['fulfillmentMethod', 'state'], since: 'createdAt' },
      );
      return rows.map((row) => row as OpenDeliveries);
    });
  }

  attemptsOf(deliveryKey: DeliveryKey): Promise<Attempt[]> {
    return this.unit.do(async () => {
      return (await this.tables.attempts.find({ deliveryKey }, { by: ['number'] })).map(toAttempt);
    });
  }

  search(search: DeliverySearch): Promise<DeliveryPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await findDeliveryRows(this.tables, search);
      return { items: rows.map(toDeliverySnapshot), totalItems };
    });
  }

  removeOf(groupId: readonly TicketDistributionGroupId[]): Promise<void> {
    return this.unit.do(async () => {
      const { deliveries, tickets, attempts } = this.tables;
      const deliveryKey = (await deliveries.find({ groupId })).map(({ key }) => key);
      await attempts.delete({ deliveryKey });
      await tickets.delete({ deliveryKey });
      await deliveries.delete({ groupId });
      for (const id of groupId) this.known.deliveries.delete(id);
    });
  }

  expired(at: Instant, limit: number): Promise<Delivery[]> {
    return this.unit.do(async () => (await findExpiredRows(this.tables.deliveries, at, limit)).map(toDelivery));
  }

  putOffBeyond(instant: Instant, limit: number): Promise<Delivery[]> {
    const where = { nextAttemptAt: is('>', instant), state: WAITING_STATES, claimedBy: null };
    return this.found(where, { by: ['key'], limit, taken: true });
  }

  renew(claims: readonly string[], until: Instant): Promise<string[]> {
    return this.unit.do(async () => {
      if (claims.length === 0) return [];
      const { deliveries } = this.tables;
      const renewed = await deliveries.update({ claimedBy: claims }, { claimedUntil: until });
      if (renewed === claims.length) return [...claims];
      return (await deliveries.find({ claimedBy: claims })).flatMap(({ claimedBy }) => claimedBy ?? []);
    });
  }

  save({ snapshot, newAttempts }: Delivery): Promise<void> {
    return this.unit.do(async () => {
      const { key, revision, handOver } = snapshot;
      const saved = { ...snapshot, revision: revision + 1 };
      if (revision === 0) await this.insert(saved);
      else await this.advance(saved, revision);
      await this.tables.attempts.insert(newAttempts);
      this.known.deliveries.get(handOver.ticketDistributionGroupId)?.set(key, new Read(saved, () => saved));
    });
  }

  rewrite(delivery: DeliverySnapshot, attempts: readonly Attempt[]): Promise<void> {
    return this.unit.do(async () => {
      const { key, revision, handOver } = delivery;
      const saved = { ...delivery, revision: revision + 1 };
      const changes = { ...toProgress(saved), revision: saved.revision, handOver: JSON.stringify(handOver) };
      const lost = (): Error => lostRevision('Delivery', key, revision);
      await this.tables.deliveries.change({ key }, changes, { where: { revision }, lost });
      await this.tables.attempts.replace(attempts);
      this.known.deliveries.get(handOver.ticketDistributionGroupId)?.set(key, new Read(saved, () => saved));
    });
  }

  /** Those of groups that are known as they are known; the others are read. */
  private inGroups(
    ids: readonly TicketDistributionGroupId[],
    where: Where<DeliveryRow>,
    isSought: (state: DeliveryState) => boolean,
  ): Promise<Delivery[]> {
    return this.unit.do(async () => {
      const sought = [...new Set(ids)].toSorted();
      const unknown = sought.filter((id) => !this.known.deliveries.has(id));
      const known = this.known.deliveriesOf(sought).filter(({ rows }) => isSought(rows.state));
      const found = known.map(({ said }) => Delivery.restore(said));
      if (unknown.length === 0) return found;
      return [...found, ...(await this.rows({ ...where, groupId: unknown }, { by: ['groupId', 'ordinal'] }))];
    });
  }

  private found(where: Where<DeliveryRow>, how: Sorted<DeliveryRow> = {}): Promise<Delivery[]> {
    return this.unit.do(() => this.rows(where, how));
  }

  private async rows(where: Where<DeliveryRow>, how: Sorted<DeliveryRow> = {}): Promise<Delivery[]> {
    return (await this.tables.deliveries.find(where, how)).map(toDelivery);
  }

  private async insert(snapshot: DeliverySnapshot): Promise<void> {
    await this.tables.deliveries.insert([toDeliveryRow(snapshot)]);
    await this.tables.tickets.insert(toDeliveryTicketRows(snapshot));
  }

  /** The one place where two writers meet: the row is taken only at the revision that was read. */
  private async advance(snapshot: DeliverySnapshot, revision: number): Promise<void> {
    const { key } = snapshot;
    const lost = (): Error => lostRevision('Delivery', key, revision);
    const progress = { ...toProgress(snapshot), revision: snapshot.revision };
    await this.tables.deliveries.change({ key }, progress, { where: { revision }, lost });
  }
}

function toDelivery(row: DeliveryRow): Delivery {
  return Delivery.restore(toDeliverySnapshot(row));
}
