import {
  type HandOverRequest,
  type IssueHandOver,
  type Occasion,
  type TicketDistributionGroup,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';

/** The one issue by which all waiting tickets of a group are handed over. */
export function issueOf(group: TicketDistributionGroup, request: HandOverRequest, occasion: Occasion): IssueHandOver {
  const [issue, ...more] = group.handOver(request, occasion, { policies: fulfillmentPolicies });
  if (issue === undefined || more.length > 0) throw new Error(`${more.length + 1} issues, or none`);
  return issue;
}
