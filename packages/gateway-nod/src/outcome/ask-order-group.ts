import type { CallContext, CallResult } from '@ticket-distribution/application';
import { type CallOutcome, type CancelHandOver, type IssueHandOver, ticketsOf } from '@ticket-distribution/domain';
import { callResult, namedTickets, sameTickets } from '@ticket-distribution/gateway-http';
import type { KeyResult, KnownOrderGroup } from '../back-office/get-order-groups.js';
import type { NodBackOffice, NodReply } from '../back-office/nod-back-office.js';
import { orderGroupReferences } from './order-group-references.js';
import { refusal } from './refusal.js';

/** Asks what became of a hand-over, by its key. */
export async function askOrderGroup(
  backOffice: NodBackOffice,
  handOver: IssueHandOver | CancelHandOver,
  context: CallContext,
): Promise<CallResult> {
  const exchange = await backOffice.getOrderGroups([handOver.key], context);
  return callResult(handOver, exchange, askOutcome(handOver, exchange.reply));
}

/** A fault refuses the question and says nothing about what was asked. */
function askOutcome(handOver: IssueHandOver | CancelHandOver, reply: NodReply<readonly KeyResult[]>): CallOutcome {
  if (reply.kind === 'fault') return { kind: 'unknown', reason: `NOD refused the question: ${reply.fault.code}` };
  if (reply.kind !== 'response') return reply;
  const [result, ...others] = reply.response;
  if (result?.reference !== handOver.key || others.length > 0) {
    return { kind: 'unknown', reason: 'the answer is for another key' };
  }
  if (!result.known) return { kind: 'not-found', reason: 'NOD has not decided this key' };
  if (result.outcome === 'DEAD') return refusal('KEY_DEAD', 'a cancel for this key came first');
  if (result.outcome === 'REFUSED') {
    return refusal(result.code, result.message, namedTickets(handOver, result.ticketReferences));
  }
  const contradiction = notApplied(handOver, result);
  if (contradiction !== null) return { kind: 'unknown', reason: contradiction };
  return { kind: 'applied', references: orderGroupReferences(handOver) };
}

type Applied = Extract<KeyResult, { readonly known: true }>;

/** Why the answer does not prove that the hand-over was applied; null when it does. */
function notApplied(handOver: IssueHandOver | CancelHandOver, result: Applied): string | null {
  if (handOver.operation === 'issue') return notAdded(handOver, result);
  return handOver.pickedUp ? notCancelledOnMedium(handOver, result) : notCancelled(handOver, result);
}

/** The key's own order group has to be there, with exactly the tickets of the hand-over. */
function notAdded(handOver: IssueHandOver | CancelHandOver, { operation, orderGroup }: Applied): string | null {
  if (operation === 'UpdateOrderGroup') return 'the key is that of another operation';
  if (orderGroup?.reference !== handOver.key) return 'the answer names another order group';
  return sameTickets(ticketsOf(handOver), ticketsIn(orderGroup)) ? null : 'the order group holds other tickets';
}

/** A cancel on the medium blocks its tickets when it is taken in: its own group of cancel orders is the proof. */
function notCancelledOnMedium(cancel: CancelHandOver, result: Applied): string | null {
  const isCancel = result.orderGroup?.orders.every(({ type }) => type === 'cancelFareProductSale') ?? true;
  return notAdded(cancel, result) ?? (isCancel ? null : 'the order group holds other orders than cancels');
}

/** Why the answer does not prove that the tickets are cancelled; null when it does. A group never added is none. */
function notCancelled(cancel: CancelHandOver, { operation, orderGroup }: Applied): string | null {
  if (operation === 'AddOrders') return 'the key is that of another operation';
  if (orderGroup === null) return null;
  if (orderGroup.reference !== cancel.issueKey) return 'the answer names another order group';
  const known = ticketsIn(orderGroup);
  if (!cancel.ticketDistributionIds.every((id) => known.includes(id))) return 'the order group holds other tickets';
  const live = orderGroup.orders.filter(({ state }) => state !== 'CANCELLED' && state !== 'CANCELLED_EXTERNALLY');
  return live.some(({ reference }) => cancel.ticketDistributionIds.some((id) => id === reference))
    ? 'tickets of the cancel are not cancelled'
    : null;
}

/** The tickets of a group, each once: one may have several orders. */
function ticketsIn({ orders }: KnownOrderGroup): readonly string[] {
  return [...new Set(orders.map(({ reference }) => reference))];
}
