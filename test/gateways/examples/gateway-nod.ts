// #region gateway-nod
import type { CancelHandOver, IssueHandOver } from '@ticket-distribution/domain';
import { HttpNodGateway } from '@ticket-distribution/gateway-nod';

/** Issues tickets as QR codes, then cancels them; gives the names under which they could have been picked up. */
export async function issueAndCancel(baseUrl: string, issue: IssueHandOver, cancel: CancelHandOver) {
  const nod = new HttpNodGateway({ baseUrl, timeoutMs: 5000 });
  const context = { correlationId: 'example-1' };

  const { outcome } = await nod.handOver(issue, context);
  if (outcome.kind !== 'applied') throw new Error(`${outcome.kind}: ${outcome.reason}`);

  await nod.handOver(cancel, context);
  return outcome.references.map(({ externalReference }) => externalReference);
}
// #endregion gateway-nod
