import type { CallContext, CallResult } from '@ticket-distribution/application';
import type { CallOutcome, CancelHandOver, IssueHandOver } from '@ticket-distribution/domain';
import { callResult } from '@ticket-distribution/gateway-http';
import type { AddOrdersResponse } from '../back-office/add-orders.js';
import type { NodBackOffice, NodReply } from '../back-office/nod-back-office.js';
import type { NewOrderGroup } from '../back-office/order-group.js';
import { orderGroupReferences } from './order-group-references.js';
import { faultOutcome } from './refusal.js';

/** Hands tickets over as one order group: issues them, or cancels them on their medium. */
export async function addOrderGroup(
  backOffice: NodBackOffice,
  handOver: IssueHandOver | CancelHandOver,
  group: NewOrderGroup,
  context: CallContext,
): Promise<CallResult> {
  const exchange = await backOffice.addOrders(group, context);
  return callResult(handOver, exchange, addOutcome(handOver, exchange.reply));
}

function addOutcome(handOver: IssueHandOver | CancelHandOver, reply: NodReply<AddOrdersResponse>): CallOutcome {
  if (reply.kind === 'fault') return faultOutcome(handOver, reply.fault);
  if (reply.kind !== 'response') return reply;
  if (reply.response.reference !== handOver.key) return { kind: 'unknown', reason: 'the answer is for another key' };
  return { kind: 'applied', references: orderGroupReferences(handOver) };
}
