import { PLAN_REASONS } from '../../schema/plan-reasons.js';
import type { GroupPlanView, PlanEntryView, PlanView } from '../../views/plan-view.js';

/** A plan with its reasons, to be read by people. */
export function planText({ orderId, orderVersion, groups }: PlanView): string {
  const heading = `Order ${orderId}, version ${orderVersion}`;
  if (groups.length === 0) return `${heading}: nothing to do, and nothing there.`;
  return [heading, ...groups.map(groupText)].join('\n\n');
}

function groupText(group: GroupPlanView): string {
  const where = group.ticketDistributionGroupId === null ? 'a new group' : `group ${group.ticketDistributionGroupId}`;
  return [
    `Order line ${group.orderLineId}: ${group.fulfillmentMethod}, ${where}`,
    ...group.entries.map(entryText),
  ].join('\n');
}

function entryText(entry: PlanEntryView): string {
  const { action, product, atTicketSystem, changes, reasons, withheld } = entry;
  const ticket = entry.ticketDistributionId ?? entry.lostTicketDistributionId;
  const name = product === null ? null : `"${product.name.nob ?? product.name.nno ?? product.name.eng ?? product.id}"`;
  const what = [name, ticket === null ? null : `ticket ${ticket}`].filter((part) => part !== null).join(', ');
  return [
    `  ${action} ${what}${atTicketSystem ? ', at its ticket system' : ''}`,
    ...reasons.map((reason) => `    ${reason}: ${PLAN_REASONS[reason]}`),
    ...(withheld === null ? [] : [`    cannot be handed over yet (${withheld.code}): ${withheld.message}`]),
    ...(changes.length === 0 ? [] : [`    changes ${changes.map(({ field }) => field).join(', ')}`]),
  ].join('\n');
}
