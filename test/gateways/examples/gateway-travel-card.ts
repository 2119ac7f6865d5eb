// #region gateway-travel-card
import type { IssueHandOver } from '@ticket-distribution/domain';
import { HttpTravelCardGateway } from '@ticket-distribution/gateway-travel-card';

/** Puts tickets on a travel card and activates them there; gives what NOD says of the key afterwards. */
export async function issueToCard(baseUrl: string, issue: IssueHandOver, mediaSerialNumberId: string) {
  const nod = new HttpTravelCardGateway({ baseUrl });
  const context = { correlationId: 'example-2' };
  const pickup = { medium: 'TRAVEL_CARD', mediaSerialNumberId, activate: true, paymentMeansType: 'SMS' } as const;
  const handOver = { ...issue, pickup };

  await nod.handOver(handOver, context);
  return (await nod.ask(handOver, context)).outcome.kind;
}
// #endregion gateway-travel-card
