import type { Operation } from '../operations/operation.js';
import { distributeGroups } from './distribute-groups.js';
import { distributeToNod } from './distribute-to-nod.js';
import { distributeToTravelCard } from './distribute-to-travel-card.js';
import { eraseCustomer } from './erase-customer.js';
import { generateGroups } from './generate-groups.js';
import { live, ready } from './health.js';
import { noteRegeneration } from './note-regeneration.js';
import { previewPlan } from './preview-plan.js';
import { purgeOrders } from './purge-orders.js';
import { readDelivery } from './read-delivery.js';
import { readEvents } from './read-events.js';
import { readGroup } from './read-group.js';
import { readIndex } from './read-index.js';
import { readMetrics } from './read-metrics.js';
import { readOrder, readOrderVersion } from './read-order.js';
import { explainTicket, readTicket, readTicketDeliveries, readTicketHistory } from './read-ticket.js';
import { receiveStatusReports } from './receive-status-reports.js';
import { recordOrderVersion } from './record-order-version.js';
import { redistributeGroups } from './redistribute-groups.js';
import { repairDrift } from './repair-drift.js';
import { retryDelivery } from './retry-delivery.js';
import { searchAudit } from './search-audit.js';
import { searchDeliveries } from './search-deliveries.js';
import { searchDrifts } from './search-drifts.js';
import { searchGroups } from './search-groups.js';
import { skipDelivery } from './skip-delivery.js';
import { summariseDistribution } from './summarise-distribution.js';
import { mailPdfTickets, makePdfTickets, readPdfTicket, readTicketMail, searchPdfTickets } from './pdf-tickets.js';
import { complainOfPasses, readChangedPasses, readLatestPass, registerPass, unregisterPass } from './apple-passes.js';
import { readPasses } from './read-passes.js';
import { pauseTicketSystem, readTicketSystems, resumeTicketSystem } from './ticket-systems.js';
import { readRevokedCodes, readTicketDocuments, readTicketKeys, readTicketReceipt } from './ticket-documents.js';
import { transferHolder } from './transfer-holder.js';
import { updateValidities } from './update-validities.js';
import { pingWebhook, readWebhookAttempts, replayWebhook, rotateWebhookSecret } from './webhook-messages.js';
import { changeWebhook, deleteWebhook, listWebhooks, makeWebhook, readWebhook } from './webhooks.js';

/** Every operation of the app: what is served, and what the OpenAPI document is made from. */
export const OPERATIONS: readonly Operation[] = [
  recordOrderVersion,
  readOrder,
  readOrderVersion,
  generateGroups,
  previewPlan,
  summariseDistribution,
  readTicket,
  readTicketHistory,
  readTicketDeliveries,
  explainTicket,
  readTicketDocuments,
  readTicketReceipt,
  readTicketKeys,
  readRevokedCodes,
  searchPdfTickets,
  makePdfTickets,
  readPdfTicket,
  mailPdfTickets,
  readTicketMail,
  readPasses,
  registerPass,
  unregisterPass,
  readChangedPasses,
  readLatestPass,
  complainOfPasses,
  distributeGroups,
  redistributeGroups,
  updateValidities,
  transferHolder,
  distributeToNod,
  distributeToTravelCard,
  readGroup,
  searchGroups,
  searchDrifts,
  repairDrift,
  searchDeliveries,
  readDelivery,
  retryDelivery,
  skipDelivery,
  purgeOrders,
  eraseCustomer,
  readTicketSystems,
  pauseTicketSystem,
  resumeTicketSystem,
  noteRegeneration,
  searchAudit,
  readEvents,
  makeWebhook,
  listWebhooks,
  readWebhook,
  changeWebhook,
  rotateWebhookSecret,
  pingWebhook,
  replayWebhook,
  readWebhookAttempts,
  deleteWebhook,
  receiveStatusReports,
  live,
  ready,
  readMetrics,
  readIndex,
];

/** What a process serves that only works. */
export const HEALTH_OPERATIONS: readonly Operation[] = [live, ready, readMetrics];
