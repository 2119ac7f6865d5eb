import type { LookResult } from '@ticket-distribution/application';
import type { DeliveryKey, ReportedTicket } from '@ticket-distribution/domain';
import { CONTEXT, deliveryKey, ticketId } from './hand-overs.js';
import { type ReceivedRequest, type ScriptedAnswer, withServer } from './scripted-server.js';
import type { System } from './systems.js';

/** Keys of three issues. */
export const ONE = deliveryKey('group-1.issue.1.1');
export const TWO = deliveryKey('group-2.issue.1.1');
export const THREE = deliveryKey('group-3.issue.1.1');

/** Looks at the keys through the gateway to a system that answers by the script. */
export const lookAt = (
  { open }: System,
  keys: readonly DeliveryKey[],
  script: ScriptedAnswer | ((request: ReceivedRequest) => ScriptedAnswer),
): Promise<LookResult> => withServer(script, ({ baseUrl }) => open({ baseUrl }).look(keys, CONTEXT));

export const sighted = (
  id: string,
  status: ReportedTicket['status'],
  customerAccountRef: string | null = null,
): ReportedTicket => ({ ticketDistributionId: ticketId(id), status, customerAccountRef });
