import type { CallContext, LookResult } from '@ticket-distribution/application';
import type { DeliveryKey, ReportedTicket, StatusReport, TicketDistributionId } from '@ticket-distribution/domain';
import { type Unseen, lookResult } from '@ticket-distribution/gateway-http';
import type { KeyResult, KnownOrder, KnownOrderGroup } from '../back-office/get-order-groups.js';
import type { NodBackOffice, NodReply } from '../back-office/nod-back-office.js';
import { SALE_TYPES } from '../back-office/order-group.js';
import { refusal } from './refusal.js';

/** How many keys NOD takes in one question. */
export const KEYS_PER_LOOK = 100;

/** Asks how the tickets stand now that were issued under the keys (1 to 100). */
export async function lookAtOrderGroups(
  backOffice: NodBackOffice,
  keys: readonly DeliveryKey[],
  context: CallContext,
): Promise<LookResult> {
  const { reply } = await backOffice.getOrderGroups(keys, context);
  const problem = noAnswer(keys, reply);
  const results = reply.kind === 'response' ? reply.response : [];
  return lookResult(keys.map((key) => (problem === null ? look(key, results) : { key, problem })));
}

/** Why the reply as a whole is no answer to the question; null when it is one. */
function noAnswer(keys: readonly string[], reply: NodReply<readonly KeyResult[]>): string | null {
  if (reply.kind === 'fault') return `NOD refused the question: ${reply.fault.code}`;
  if (reply.kind !== 'response') return reply.reason;
  return reply.response.every(({ reference }) => keys.includes(reference)) ? null : 'the answer is for other keys too';
}

function look(key: DeliveryKey, results: readonly KeyResult[]): StatusReport | Unseen {
  const [result, ...others] = results.filter(({ reference }) => reference === key);
  if (result === undefined) return { key, problem: 'the answer leaves this key out' };
  if (others.length > 0) return { key, problem: 'the answer has this key twice' };
  if (!result.known) return { key, tickets: null };
  if (result.outcome === 'DEAD') return { key, tickets: [] };
  if (result.operation === 'UpdateOrderGroup') return { key, problem: 'the key is that of another operation' };
  return result.outcome === 'REFUSED' ? refused(key, result) : held(key, result.orderGroup);
}

/** A refused issue made no tickets, if the refusal is to be believed. */
function refused(key: DeliveryKey, { code, message }: Extract<KeyResult, { known: true }>): StatusReport | Unseen {
  const outcome = refusal(code, message);
  return outcome.kind === 'unknown' ? { key, problem: outcome.reason } : { key, tickets: [] };
}

/** A ticket stands as the order that sold it; that of its validation says nothing of its own. */
function held(key: DeliveryKey, group: KnownOrderGroup | null): StatusReport | Unseen {
  if (group?.reference !== key) return { key, problem: 'the answer names another order group' };
  const sales = group.orders.filter(({ type }) => SALE_TYPES.some((sale) => sale === type));
  if (sales.length === 0) return { key, problem: 'the order group sells no ticket' };
  if (new Set(sales.map(({ reference }) => reference)).size < sales.length) {
    return { key, problem: 'the order group sells a ticket twice' };
  }
  return { key, tickets: sales.map(sighted) };
}

function sighted({ reference, state }: KnownOrder): ReportedTicket {
  return { ticketDistributionId: reference as TicketDistributionId, status: state, customerAccountRef: null };
}
