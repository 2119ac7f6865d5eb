import { type OrderTemplate, copiedIds } from '../../world/order-template.js';
import { type LoadKind, orderOperations } from '../../load/operation-loads.js';

/**
 * Operations on one order, group, ticket or delivery in a database full of copies of the template.
 *
 * @param name begins the ids of the orders that are new
 */
export function growthLoads(template: OrderTemplate, name: string): Readonly<Record<string, LoadKind>> {
  const { orderId, groupId, ticketId } = copiedIds(template);
  const { record, distribute } = orderOperations(name, 1);
  const read = (path: string): LoadKind => ({ method: 'GET', path: `/v1${path}`, body: null, status: 200 });
  const groups = '/ticket-distribution-groups';
  const tickets = '/ticket-distributions';
  return {
    record,
    distribute,
    'search by order and version': read(`${groups}?orderId=${orderId}&orderVersion=1`),
    summary: read(`${tickets}/${orderId}/summary`),
    'read an order': read(`/orders/${orderId}`),
    'read a group': read(`${groups}/${groupId}`),
    'read a ticket': read(`${tickets}/${ticketId}`),
    'history of a ticket': read(`${tickets}/${ticketId}/history`),
    'deliveries of a ticket': read(`${tickets}/${ticketId}/deliveries`),
    'read a delivery': read(`/deliveries/${groupId}.issue.1.1`),
    'generate again': { ...read(`${tickets}/${orderId}/generate`), method: 'POST' },
  };
}
