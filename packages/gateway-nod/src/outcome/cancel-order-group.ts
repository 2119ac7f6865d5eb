import type { CallContext, CallResult } from '@ticket-distribution/application';
import type { CallOutcome, CancelHandOver } from '@ticket-distribution/domain';
import { callResult } from '@ticket-distribution/gateway-http';
import type { NodBackOffice, NodReply } from '../back-office/nod-back-office.js';
import { nodPurpose } from '../back-office/purpose.js';
import type { UpdateOrderGroupResponse } from '../back-office/update-order-group.js';
import { orderGroupReferences } from './order-group-references.js';
import { faultOutcome } from './refusal.js';

/**
 * Cancels tickets that have not been picked up, whatever their medium. NOD refuses with ALREADY_PICKED_UP once they
 * have.
 */
export async function cancelOrderGroup(
  backOffice: NodBackOffice,
  cancel: CancelHandOver,
  context: CallContext,
): Promise<CallResult> {
  const exchange = await backOffice.updateOrderGroup(
    {
      reference: cancel.key,
      purpose: nodPurpose(cancel),
      orderGroup: cancel.issueKey,
      orderReferences: cancel.ticketDistributionIds,
      effectiveDate: cancel.effectiveDate,
    },
    context,
  );
  return callResult(cancel, exchange, cancelOutcome(cancel, exchange.reply));
}

function cancelOutcome(cancel: CancelHandOver, reply: NodReply<UpdateOrderGroupResponse>): CallOutcome {
  if (reply.kind === 'fault') return faultOutcome(cancel, reply.fault);
  if (reply.kind !== 'response') return reply;
  const { reference, orderGroup, state } = reply.response;
  if (reference !== cancel.key) return { kind: 'unknown', reason: 'the answer is for another key' };
  if (orderGroup !== cancel.issueKey) return { kind: 'unknown', reason: 'the answer is for another order group' };
  if (state !== 'CANCELLED' && state !== 'DISTRIBUTED') {
    return { kind: 'unknown', reason: `the order group is ${state} after the cancel` };
  }
  return { kind: 'applied', references: orderGroupReferences(cancel) };
}
