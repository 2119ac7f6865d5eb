import type { EntityManager } from 'typeorm';
import { type DeliveryRow, deliverySchema } from './delivery-rows.js';

/** The deliveries that are claimed, by their index: TypeORM's own `Not(IsNull())` says it in a way that hides it. */
export async function findClaimedRows(manager: EntityManager): Promise<DeliveryRow[]> {
  return manager.createQueryBuilder(deliverySchema, 'claimed').where('claimed.claimedBy IS NOT NULL').getMany();
}
