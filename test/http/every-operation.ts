import type { OrderDocument } from '@ticket-distribution/domain';
import { OPERATIONS } from '@ticket-distribution/http';
import type { Method } from './an-app.js';
import { onTheWire } from './on-the-wire.js';

/** The names under which something of an organisation can be asked for. */
export interface Names {
  readonly order: OrderDocument;
  readonly group: string;
  readonly ticket: string;
  readonly drift: string;
  readonly delivery: string;
  readonly webhook: string;
  readonly pdfTicket: string;
  readonly mail: string;
}

export interface AskedOperation {
  readonly method: Method;
  readonly url: string;
  readonly body?: unknown;
}

type Ask = (names: Names) => Omit<AskedOperation, 'method'>;

const ofOrder =
  (before: string, after: string, body?: object): Ask =>
  ({ order }) => ({
    url: `${before}/${order.id}${after}`,
    ...(body === undefined ? {} : { body }),
  });
const ofTicket =
  (after: string): Ask =>
  ({ ticket }) => ({ url: `/v1/ticket-distributions/${ticket}${after}` });
const plain =
  (url: string): Ask =>
  () => ({ url });
const ofWebhook =
  (after: string, body?: object): Ask =>
  ({ webhook }) => ({ url: `/v1/webhooks/${webhook}${after}`, ...(body === undefined ? {} : { body }) });
const GROUPS = '/v1/ticket-distribution-groups';
const TICKETS = '/v1/ticket-distributions';
const APPLE = '/wallet/apple/v1';

/**
 * One good request of every operation. An operation without one fails the tests on permissions and isolation: who makes a
 * new operation says here how something of an organisation would be asked for by it.
 */
const ASKS: Readonly<Record<string, Ask>> = {
  recordOrderVersion: ({ order }) => ({
    url: `/v1/orders/${order.id}/versions/${order.version}`,
    body: onTheWire(order),
  }),
  readOrder: ofOrder('/v1/orders', ''),
  readOrderVersion: ofOrder('/v1/orders', '/versions/1'),
  generateTicketDistributions: ofOrder(TICKETS, '/generate'),
  previewTicketDistributions: ofOrder(TICKETS, '/preview'),
  getTicketDistributionSummary: ofOrder(TICKETS, '/summary'),
  readTicketDistribution: ofTicket(''),
  readTicketHistory: ofTicket('/history'),
  readTicketDeliveries: ofTicket('/deliveries'),
  explainTicket: ofTicket('/explain'),
  readTicketDocuments: ofTicket('/documents'),
  readTicketReceipt: ofTicket('/receipt'),
  readTicketKeys: plain('/v1/ticket-codes/keys'),
  readRevokedCodes: plain('/v1/ticket-codes/revocations'),
  searchPdfTickets: ({ order }) => ({ url: `/v1/pdf-tickets?orderId=${order.id}` }),
  createPdfTickets: ofOrder('/v1/pdf-tickets', '', {}),
  readPdfTicket: ({ pdfTicket }) => ({ url: `/v1/pdf-tickets/${pdfTicket}/content` }),
  mailPdfTickets: ofOrder('/v1/pdf-tickets', '/mails', { to: 'ola@example.org' }),
  readTicketMail: ({ mail }) => ({ url: `/v1/ticket-mails/${mail}` }),
  distributeTicketDistributionGroups: ofOrder(GROUPS, '/distribute'),
  redistributeTicketDistributionGroups: ofOrder(GROUPS, '/redistribute', { reason: 'lost card' }),
  updateValidities: ({ ticket }) => ({
    url: `${GROUPS}/update-validities`,
    body: { updates: [{ ticketDistributionId: ticket, startOfValidity: '2026-12-05T07:00:00.000Z' }] },
  }),
  transferDistributionHolder: ({ group }) => ({
    url: `${GROUPS}/transfer-distribution-holder`,
    body: {
      ticketDistributionGroupIds: [group],
      distributionHolderCustomerId: '77',
      customerAccountRef: 'ENT:CustomerAccount:other',
    },
  }),
  distributeToNod: ofOrder(TICKETS, '/distribute-to-nod'),
  distributeToTravelCard: ofOrder(TICKETS, '/distribute-to-travel-card', { mediaSerialNumberId: '1234567890' }),
  readTicketDistributionGroup: ({ group }) => ({ url: `${GROUPS}/${group}` }),
  searchTicketDistributionGroups: ({ order }) => ({ url: `${GROUPS}?orderId=${order.id}` }),
  searchDrifts: ({ order }) => ({ url: `/v1/drifts?state=all&orderId=${order.id}` }),
  repairDrift: ({ drift }) => ({ url: `/v1/drifts/${drift}/repair`, body: { repair: 'accept' } }),
  receiveStatusReports: ({ ticket }) => ({
    url: '/v1/ticket-systems/NOD/sightings',
    body: { system: 'NOD', events: [{ key: 'a', ticketDistributionId: ticket, status: 'ACTIVATED' }] },
  }),
  live: plain('/health/live'),
  ready: plain('/health/ready'),
  readIndex: plain('/'),
  readMetrics: plain('/metrics'),
  searchDeliveries: ({ order }) => ({ url: `/v1/deliveries?state=all&orderId=${order.id}` }),
  readDelivery: ({ delivery }) => ({ url: `/v1/deliveries/${delivery}` }),
  retryDelivery: ({ delivery }) => ({ url: `/v1/deliveries/${delivery}/retry`, body: { revision: 1 } }),
  skipDelivery: ({ delivery }) => ({
    url: `/v1/deliveries/${delivery}/skip`,
    body: { revision: 1, tickets: 'there', reason: 'asked' },
  }),
  purgeOrders: () => ({ url: '/v1/purges', body: { before: '2026-12-01T00:00:00.000Z', dryRun: false, limit: 1 } }),
  eraseCustomer: ({ order }) => ({ url: `/v1/customers/${order.ownerCustomerId}?force=true` }),
  readTicketSystems: plain('/v1/ticket-systems'),
  pauseTicketSystem: () => ({ url: '/v1/ticket-systems/NOD/pause', body: { reason: 'maintenance' } }),
  resumeTicketSystem: plain('/v1/ticket-systems/NOD/pause'),
  noteRegeneration: () => ({ url: '/v1/regenerations', body: { run: 'a-run', steps: ['generate'], orders: 1 } }),
  readEvents: plain('/v1/events'),
  makeWebhook: () => ({ url: '/v1/webhooks', body: { url: 'https://receiver.example/', organisationId: 1 } }),
  listWebhooks: plain('/v1/webhooks'),
  readWebhook: ofWebhook(''),
  changeWebhook: ofWebhook('', { url: 'https://other.example/', enabled: true }),
  rotateWebhookSecret: ofWebhook('/rotate-secret', { keepOldSeconds: 60 }),
  pingWebhook: ofWebhook('/ping'),
  replayWebhook: ofWebhook('/replay', { after: 0 }),
  readWebhookAttempts: ofWebhook('/attempts?failed=true'),
  deleteWebhook: ofWebhook(''),
  readPasses: ofTicket('/passes'),
  registerPass: ({ ticket }) => ({
    url: `${APPLE}/devices/a-telephone/registrations/pass.org.example/${ticket}.1`,
    body: { pushToken: 'ab12' },
  }),
  unregisterPass: ({ ticket }) => ({
    url: `${APPLE}/devices/a-telephone/registrations/pass.org.example/${ticket}.1`,
  }),
  readChangedPasses: plain('/wallet/apple/v1/devices/a-telephone/registrations/pass.org.example'),
  readLatestPass: ({ ticket }) => ({ url: `${APPLE}/passes/pass.org.example/${ticket}.1` }),
  complainOfPasses: () => ({ url: `${APPLE}/log`, body: { logs: ['it does not answer'] } }),
  searchAudit: ({ order }) => ({ url: `/v1/audit?orderId=${order.id}` }),
};

/** The operations for which nobody has said how they are asked. */
export const NOT_ASKED: readonly string[] = OPERATIONS.map(({ operationId }) => operationId).filter(
  (id) => !Object.hasOwn(ASKS, id),
);

/** A good request of the operation. */
export function askOf({ operationId, method }: (typeof OPERATIONS)[number], names: Names): AskedOperation {
  const ask = ASKS[operationId];
  if (ask === undefined) throw new Error(`test/http/every-operation.ts does not say how ${operationId} is asked`);
  return { method, ...ask(names) };
}
