// #region gateway-http
import type { CallOutcome, HandOver } from '@ticket-distribution/domain';
import {
  type HttpAnswer,
  HttpTicketSystem,
  UnreadableAnswer,
  callResult,
  orUnknown,
} from '@ticket-distribution/gateway-http';

/** Asks a ticket system of one's own what became of a hand-over. */
export async function ask(baseUrl: string, handOver: HandOver) {
  const system = new HttpTicketSystem({ baseUrl, timeoutMs: 5000 });
  const path = `/bifrost/v1/hand-overs/${handOver.key}`;

  const exchange = await system.call({ method: 'GET', path, body: null, correlationId: 'example-4' });
  const { reply } = exchange;
  const outcome = reply.kind === 'answered' ? orUnknown(() => judge(reply)) : reply;
  return callResult(handOver, exchange, outcome);
}

function judge({ status }: HttpAnswer): CallOutcome {
  if (status === 404) return { kind: 'not-found', reason: 'never heard of it' };
  throw new UnreadableAnswer(`the answer ${status} proves nothing`);
}
// #endregion gateway-http
