import type { DueDeliveries } from '@ticket-distribution/application';
import type { DeliveryKey } from '@ticket-distribution/domain';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { type DeliveryRow, deliverySchema, deliveryTicketSchema } from './delivery-rows.js';
import { UNANSWERED_STATES } from './unanswered-states.js';

/** Joins take a schema by its name only. */
const NAMED_TICKET = deliveryTicketSchema.options.name;

/** The keys of deliveries that wait for a call and for no other delivery, the longest due first, then by key. */
export async function findDueKeys(
  manager: EntityManager,
  { fulfillmentMethod, at, limit }: DueDeliveries,
): Promise<DeliveryKey[]> {
  const due = manager
    .createQueryBuilder(deliverySchema, 'due')
    .select('due.key', 'key')
    .where('due.fulfillmentMethod = :fulfillmentMethod', { fulfillmentMethod })
    .andWhere('due.nextAttemptAt <= :at', { at })
    .andWhere('due.state IN (:...waiting)', { waiting: ['PENDING', 'UNKNOWN'] })
    .andWhere('due.claimedBy IS NULL')
    .orderBy('due.nextAttemptAt', 'ASC')
    .addOrderBy('due.key', 'ASC')
    .limit(limit);
  const rows = await due.andWhere(`NOT EXISTS ${earlierUnanswered(due)}`).getRawMany<{ readonly key: DeliveryKey }>();
  return rows.map(({ key }) => key);
}

/** The earlier deliveries of the same group that have no final answer and name a same ticket. */
function earlierUnanswered(due: SelectQueryBuilder<DeliveryRow>): string {
  return due
    .subQuery()
    .select('1')
    .from(deliverySchema, 'earlier')
    .innerJoin(NAMED_TICKET, 'named', 'named.deliveryKey = earlier.key')
    .innerJoin(NAMED_TICKET, 'same', 'same.ticketDistributionId = named.ticketDistributionId')
    .where('earlier.groupId = due.groupId')
    .andWhere('earlier.ordinal < due.ordinal')
    .andWhere('earlier.state IN (:...unanswered)')
    .andWhere('same.deliveryKey = due.key')
    .setParameter('unanswered', UNANSWERED_STATES)
    .getQuery();
}
