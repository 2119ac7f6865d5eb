import {
  type CurrentOrder,
  FULFILLMENT_METHODS,
  type DistributionPlan,
  type GroupSnapshot,
  Order,
  type OrderDocument,
  type OrderLineVersion,
  fulfillmentPolicies,
  instantOf,
  malformed,
  reconcile,
} from '@ticket-distribution/domain';
import { parseOrderDocument } from '../../documents/parse-order-document.js';
import { parseBody } from '../../parsing/parse-body.js';
import { GroupsFileBody } from './group-file-body.js';
import { toGroupSnapshot } from './to-group-snapshot.js';

/**
 * The plan for an order document and, where there are any, the groups that it has already.
 *
 * @param order parsed JSON of an order document
 * @param groups parsed JSON of an array of groups as the API answers them, null members left out
 * @throws DomainError `request/malformed`, `order/not-confirmed`
 */
export function planOfFiles(order: unknown, groups: unknown): DistributionPlan {
  const document = parseOrderDocument(order);
  const bodies = parseBody(GroupsFileBody, { groups }, 'kept out').groups;
  const violations = bodies.flatMap(({ orderId }, index) =>
    orderId === document.id ? [] : [{ field: `groups[${index}].orderId`, message: `must be ${document.id}` }],
  );
  if (violations.length > 0) throw malformed(violations);
  const snapshots = bodies.map((body) => toGroupSnapshot(body, document));
  return reconcile(currentOrder(document, snapshots), snapshots, fulfillmentPolicies);
}

/** One document knows no line of earlier versions: a group without a line stands for one that was removed. */
function currentOrder(document: OrderDocument, groups: readonly GroupSnapshot[]): CurrentOrder {
  const order = Order.empty(document.id);
  order.record(document, instantOf(0), FULFILLMENT_METHODS);
  const { current } = order;
  const listed = new Set(current.lines.map(({ content }) => content.id));
  const numbers = new Map(
    groups.map(({ orderLineId, updatedForOrderLineVersion }) => [orderLineId, updatedForOrderLineVersion]),
  );
  return {
    ...current,
    lines: [
      ...current.lines.map((line) => ({ ...line, number: numbers.get(line.content.id) ?? line.number })),
      ...groups.filter(({ orderLineId }) => !listed.has(orderLineId)).map((group) => removedLine(group, current)),
    ],
  };
}

function removedLine(group: GroupSnapshot, { version: orderVersion }: CurrentOrder): OrderLineVersion {
  const { orderLineId: id, fulfillmentMethod, ordered } = group;
  const { distributionHolderCustomerId, customerAccountRef } = ordered;
  return {
    number: group.updatedForOrderLineVersion,
    orderVersion,
    content: {
      id,
      status: 'CANCELLED',
      fulfillmentMethod,
      distributionHolderCustomerId,
      customerAccountRef,
      effectiveCancellationDate: null,
      externalReference: null,
      replacesOrderLineIds: [],
      fareProducts: [],
    },
    removed: true,
    recordedAt: instantOf(0),
  };
}
