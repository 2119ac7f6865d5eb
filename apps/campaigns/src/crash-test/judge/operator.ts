import type { AppClient } from '../../http/app-client.js';
import type { OrderEvidence } from './evidence.js';
import { judge } from './judge.js';
import type { Violation } from './violation.js';

/** What is set aside of an order: an operator's work, and a broken promise only if it stays so. */
export function leftAside({ told, tickets }: OrderEvidence): readonly Violation[] {
  return keysAside(tickets).map((key) => ({
    orderId: told.id,
    promise: 'nothing-stuck',
    text: `delivery ${key} is set aside still, though it was retried`,
  }));
}

/**
 * Has everything tried again that is set aside, as an operator does; but only of orders in which all of it is listed with
 * its reason: what is not listed no operator would find.
 *
 * @returns how many were retried
 */
export async function retrySetAside(app: AppClient, orders: readonly OrderEvidence[]): Promise<number> {
  const listed = orders.filter((order) => !judge(order).some(({ promise }) => promise === 'nothing-stuck'));
  const keys = listed.flatMap(({ tickets }) => keysAside(tickets));
  for (const key of keys) {
    const { revision } = await app.readDelivery(key);
    await app.retry(key, { revision, reason: 'the ticket system is well again' });
  }
  return keys.length;
}

function keysAside(tickets: OrderEvidence['tickets']): readonly string[] {
  const all = tickets.flatMap(({ deliveries }) => deliveries);
  return [...new Set(all.flatMap(({ key, state }) => (state === 'SET_ASIDE' ? [key] : [])))];
}
