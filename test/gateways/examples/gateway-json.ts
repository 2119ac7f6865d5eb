// #region gateway-json
import type { IssueHandOver } from '@ticket-distribution/domain';
import { HttpTicketSystemGateway, handOverPath } from '@ticket-distribution/gateway-json';

/** Issues tickets on a customer account; gives the fare contract that holds them. */
export async function issueToAccount(baseUrl: string, issue: IssueHandOver) {
  const path = handOverPath('ACCOUNT_BASED_TICKETING');
  const accounts = new HttpTicketSystemGateway({ baseUrl, path, timeoutMs: 5000 });

  const { outcome } = await accounts.handOver(issue, { correlationId: 'example-3' });
  if (outcome.kind !== 'applied') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.references[0]?.fareContractRef;
}
// #endregion gateway-json
