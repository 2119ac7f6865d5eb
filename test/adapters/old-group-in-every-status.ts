import { type DeliveryKey, NEVER_HANDED_OVER, TICKET_STATUSES, type TicketStanding } from '@ticket-distribution/domain';
import { aProduct } from '@ticket-distribution/testkit';
import type { DataSource } from 'typeorm';
import { oldGroup, oldIssue, oldTicket, writeOldDelivery, writeRow } from './old-rows.js';

export const LONG_VALID = '2999-12-05T06:00:00.000Z';

/** Writes a group `g` with a long valid ticket in every status, its name the id, all named by one confirmed issue `g.1`. */
export async function writeEveryStatus(connection: DataSource): Promise<void> {
  await writeRow(connection, 'ticket_distribution_groups', oldGroup('g'));
  for (const [place, status] of TICKET_STATUSES.entries()) {
    await writeRow(connection, 'ticket_distributions', oldTicket('g', status, place, status, LONG_VALID));
  }
  const move = { ticket_distribution_id: 'DISTRIBUTED', number: 1, from_status: null, to_status: 'GENERATED' };
  const when = { moved_at: '2026-12-01T09:30:00.125Z', moved_by: 'test', order_version: 1, reason: 'new-line' };
  await writeRow(connection, 'ticket_distribution_moves', { ...move, ...when });
  await writeOldDelivery(connection, oldIssue('g.1', 'g', TICKET_STATUSES), { ordinal: 1, state: 'DONE' });
}

/** The standing of a ticket that was issued under a key by `oldIssue`. */
export function holding(key: string, pickedUp: boolean): TicketStanding {
  const product = { form: 1, ...aProduct() };
  const { startOfValidity, endOfValidity } = product;
  const parties = { holderCustomerId: '1000077', customerAccountRef: null };
  const pickup = { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' } as const;
  const validity = { startOfValidity, endOfValidity };
  const how = { language: 'nob', pickup, pickedUp, cancelRefused: null } as const;
  const held = { key: key as DeliveryKey, product, validity, ...parties, ...how };
  return { ...NEVER_HANDED_OVER, held, code: { number: 1, revoked: null } };
}
