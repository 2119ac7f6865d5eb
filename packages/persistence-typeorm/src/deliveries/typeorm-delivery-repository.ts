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
  type Instant,
  type TicketDistributionGroupId,
} from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { deleteRows } from '../shared/delete-rows.js';
import { countRows } from '../shared/count-rows.js';
import { lostRevision } from '../shared/faults.js';
import { type Where, selectRows } from '../shared/select-rows.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { updateRow } from '../shared/update-row.js';
import { insertRows } from '../shared/write-rows.js';
import { toAttempt, toDeliveryRow, toProgress, toDeliverySnapshot, toDeliveryTicketRows } from './delivery-mapping.js';
import { type DeliveryRow, deliveryAttemptSchema, deliverySchema, deliveryTicketSchema } from './delivery-rows.js';
import { findClaimedRows } from './claimed-deliveries.js';
import { findExpiredRows } from './expired-deliveries.js';
import { renewLeases } from './renew-leases.js';
import { findRowsInTurn } from './deliveries-in-turn.js';
import { findDueRows } from './due-deliveries.js';
import { findPutOffRows } from './put-off-deliveries.js';
import { findDeliveryRows } from './search-deliveries.js';
import { UNANSWERED_STATES } from './unanswered-states.js';

/** Deliveries of one transaction, kept by TypeORM. */
export class TypeormDeliveryRepository implements DeliveryRepository {
  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {}

  find(key: DeliveryKey): Promise<Delivery | undefined> {
    return this.unit.do(async () => {
      const [row] = await selectRows(this.manager, deliverySchema, { key });
      return row === undefined ? undefined : toDelivery(row);
    });
  }

  ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]> {
    return this.ofGroupsWhere({ groupId: ids });
  }

  openOf(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]> {
    return this.ofGroupsWhere({ groupId: ids, state: UNANSWERED_STATES });
  }

  takeDue(asked: DueDeliveries): Promise<Delivery[]> {
    const { afterOrganisation: after } = asked;
    return this.unit.do(async () => {
      const inTurn = after !== undefined && asked.limit > 0;
      const rows = inTurn ? findRowsInTurn(this.manager, asked, after) : findDueRows(this.manager, asked);
      return (await rows).map(toDelivery);
    });
  }

  claimed(): Promise<Delivery[]> {
    return this.unit.do(async () => (await findClaimedRows(this.manager)).map(toDelivery));
  }

  countOpen(): Promise<OpenDeliveries[]> {
    return this.unit.do(async () => {
      const rows = await countRows(this.manager, deliverySchema, {
        among: { column: 'state', values: UNANSWERED_STATES },
        by: ['fulfillmentMethod', 'state'],
        since: 'createdAt',
      });
      return rows.map((row) => row as OpenDeliveries);
    });
  }

  attemptsOf(deliveryKey: DeliveryKey): Promise<Attempt[]> {
    return this.unit.do(async () => {
      return (await selectRows(this.manager, deliveryAttemptSchema, { deliveryKey }, ['number'])).map(toAttempt);
    });
  }

  search(search: DeliverySearch): Promise<DeliveryPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await findDeliveryRows(this.manager, search);
      return { items: rows.map(toDeliverySnapshot), totalItems };
    });
  }

  removeOf(groupId: readonly TicketDistributionGroupId[]): Promise<void> {
    return this.unit.do(async () => {
      const deliveryKey = (await selectRows(this.manager, deliverySchema, { groupId })).map(({ key }) => key);
      await deleteRows(this.manager, deliveryAttemptSchema, { deliveryKey });
      await deleteRows(this.manager, deliveryTicketSchema, { deliveryKey });
      await deleteRows(this.manager, deliverySchema, { groupId });
    });
  }

  expired(at: Instant, limit: number): Promise<Delivery[]> {
    return this.unit.do(async () => (await findExpiredRows(this.manager, at, limit)).map(toDelivery));
  }

  putOffBeyond(instant: Instant, limit: number): Promise<Delivery[]> {
    return this.unit.do(async () => (await findPutOffRows(this.manager, instant, limit)).map(toDelivery));
  }

  renew(claims: readonly string[], until: Instant): Promise<string[]> {
    return this.unit.do(() => renewLeases(this.manager, claims, until));
  }

  save({ snapshot, newAttempts }: Delivery): Promise<void> {
    return this.unit.do(async () => {
      if (snapshot.revision === 0) await this.insert(snapshot);
      else await this.advance(snapshot);
      await insertRows(this.manager, deliveryAttemptSchema, newAttempts);
    });
  }

  private ofGroupsWhere(where: Where<DeliveryRow>): Promise<Delivery[]> {
    return this.unit.do(async () => {
      const rows = await selectRows(this.manager, deliverySchema, where, ['groupId', 'ordinal']);
      return rows.map(toDelivery);
    });
  }

  private async insert(snapshot: DeliverySnapshot): Promise<void> {
    await insertRows(this.manager, deliverySchema, [toDeliveryRow({ ...snapshot, revision: 1 })]);
    await insertRows(this.manager, deliveryTicketSchema, toDeliveryTicketRows(snapshot));
  }

  /** The one place where two writers meet: the row is taken only at the revision that was read. */
  private async advance(snapshot: DeliverySnapshot): Promise<void> {
    const { key, revision } = snapshot;
    const progress = { ...toProgress(snapshot), revision: revision + 1 };
    const isTaken = await updateRow(this.manager, deliverySchema, { key, revision }, progress);
    if (!isTaken) throw lostRevision('Delivery', key, revision);
  }
}

function toDelivery(row: DeliveryRow): Delivery {
  return Delivery.restore(toDeliverySnapshot(row));
}
