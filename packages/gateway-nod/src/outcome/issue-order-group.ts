import type { CallContext, CallResult } from '@ticket-distribution/application';
import type { CallOutcome, IssueHandOver } from '@ticket-distribution/domain';
import { callResult } from '@ticket-distribution/gateway-http';
import type { AddOrdersResponse } from '../back-office/add-orders.js';
import type { NodBackOffice, NodReply } from '../back-office/nod-back-office.js';
import type { NewOrderGroup } from '../back-office/order-group.js';
import { orderGroupReferences } from './order-group-references.js';
import { faultOutcome } from './refusal.js';

/** Issues tickets as one order group. */
export async function issueOrderGroup(
  backOffice: NodBackOffice,
  issue: IssueHandOver,
  group: NewOrderGroup,
  context: CallContext,
): Promise<CallResult> {
  const exchange = await backOffice.addOrders(group, context);
  return callResult(issue, exchange, issueOutcome(issue, exchange.reply));
}

function issueOutcome(issue: IssueHandOver, reply: NodReply<AddOrdersResponse>): CallOutcome {
  if (reply.kind === 'fault') return faultOutcome(issue, reply.fault);
  if (reply.kind !== 'response') return reply;
  if (reply.response.reference !== issue.key) return { kind: 'unknown', reason: 'the answer is for another key' };
  return { kind: 'applied', references: orderGroupReferences(issue) };
}
