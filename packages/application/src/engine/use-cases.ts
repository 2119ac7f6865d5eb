import { ReadBacklog } from '../desk/read-backlog.js';
import { NoteRegeneration } from '../desk/note-regeneration.js';
import { PurgeOrders } from '../desk/purge-orders.js';
import { ReadDelivery } from '../desk/read-delivery.js';
import { RetryDelivery } from '../desk/retry-delivery.js';
import { EraseCustomer } from '../erasure/erase-customer.js';
import { SearchAudit } from '../audit/search-audit.js';
import { SearchDeliveries } from '../desk/search-deliveries.js';
import { SkipDelivery } from '../desk/skip-delivery.js';
import { DistributeGroups } from '../distribution/distribute-groups.js';
import { GenerateGroups } from '../distribution/generate-groups.js';
import { PreviewPlan } from '../distribution/preview-plan.js';
import { ReadGroup } from '../reading/read-group.js';
import { RedistributeGroups } from '../distribution/redistribute-groups.js';
import { SearchGroups } from '../reading/search-groups.js';
import { SummariseDistribution } from '../reading/summarise-distribution.js';
import { TransferHolder } from '../distribution/transfer-holder.js';
import { UpdateValidities } from '../distribution/update-validities.js';
import { MailTickets } from '../documents/mail-tickets.js';
import { MakePdfTickets } from '../documents/make-pdf-tickets.js';
import { SearchPdfTickets } from '../documents/search-pdf-tickets.js';
import { ReadReceipt } from '../documents/read-receipt.js';
import { ReadRevocations } from '../documents/read-revocations.js';
import { ReadTicketDocuments } from '../documents/read-ticket-documents.js';
import { ReadTicketKeys } from '../documents/read-ticket-keys.js';
import { ReadPasses } from '../passes/read-passes.js';
import { ServePasses } from '../passes/serve-passes.js';
import { AwaitVersion } from '../feed/await-version.js';
import { ReadEvents } from '../feed/read-events.js';
import { ChangeWebhook } from '../webhooks/change-webhook.js';
import { DeleteWebhook } from '../webhooks/delete-webhook.js';
import { ListWebhooks } from '../webhooks/list-webhooks.js';
import { MakeWebhook } from '../webhooks/make-webhook.js';
import { PingWebhook } from '../webhooks/ping-webhook.js';
import { ReadWebhookAttempts } from '../webhooks/read-webhook-attempts.js';
import { ReadWebhook } from '../webhooks/read-webhook.js';
import { ReplayWebhook } from '../webhooks/replay-webhook.js';
import { RotateWebhookSecret } from '../webhooks/rotate-webhook-secret.js';
import { ReadOrder } from '../reading/read-order.js';
import { RecordOrderVersion } from '../distribution/record-order-version.js';
import { RepairDrift } from '../desk/repair-drift.js';
import { SearchDrifts } from '../desk/search-drifts.js';
import { ClaimRequest } from '../idempotency/claim-request.js';
import { EndRequest } from '../idempotency/end-request.js';
import { ReceiveStatusReports } from '../status/receive-status-reports.js';
import { PauseTicketSystem } from '../desk/pause-ticket-system.js';
import { ReadTicketSystems } from '../desk/read-ticket-systems.js';
import { ResumeTicketSystem } from '../desk/resume-ticket-system.js';
import { ReadTicket } from '../reading/read-ticket.js';
import { TicketStory } from '../reading/ticket-story.js';
import type { EngineParts } from './engine-parts.js';

/** Everything that can be asked of an engine, by name; each has one method, `execute`. */
export const USE_CASES = {
  recordOrderVersion: RecordOrderVersion,
  readOrder: ReadOrder,
  generateGroups: GenerateGroups,
  previewPlan: PreviewPlan,
  distributeGroups: DistributeGroups,
  redistributeGroups: RedistributeGroups,
  updateValidities: UpdateValidities,
  transferHolder: TransferHolder,
  summariseDistribution: SummariseDistribution,
  readGroup: ReadGroup,
  searchGroups: SearchGroups,
  readTicket: ReadTicket,
  ticketStory: TicketStory,
  receiveStatusReports: ReceiveStatusReports,
  searchDrifts: SearchDrifts,
  repairDrift: RepairDrift,
  searchDeliveries: SearchDeliveries,
  readDelivery: ReadDelivery,
  retryDelivery: RetryDelivery,
  skipDelivery: SkipDelivery,
  purgeOrders: PurgeOrders,
  eraseCustomer: EraseCustomer,
  noteRegeneration: NoteRegeneration,
  searchAudit: SearchAudit,
  readTicketSystems: ReadTicketSystems,
  pauseTicketSystem: PauseTicketSystem,
  resumeTicketSystem: ResumeTicketSystem,
  readBacklog: ReadBacklog,
  claimRequest: ClaimRequest,
  endRequest: EndRequest,
  readTicketDocuments: ReadTicketDocuments,
  readTicketKeys: ReadTicketKeys,
  readRevocations: ReadRevocations,
  readReceipt: ReadReceipt,
  makePdfTickets: MakePdfTickets,
  searchPdfTickets: SearchPdfTickets,
  mailTickets: MailTickets,
  readPasses: ReadPasses,
  servePasses: ServePasses,
  readEvents: ReadEvents,
  awaitVersion: AwaitVersion,
  makeWebhook: MakeWebhook,
  listWebhooks: ListWebhooks,
  readWebhook: ReadWebhook,
  changeWebhook: ChangeWebhook,
  rotateWebhookSecret: RotateWebhookSecret,
  pingWebhook: PingWebhook,
  replayWebhook: ReplayWebhook,
  deleteWebhook: DeleteWebhook,
  readWebhookAttempts: ReadWebhookAttempts,
} as const;

/** The use cases of an engine. */
export type UseCases = { readonly [Name in keyof typeof USE_CASES]: InstanceType<(typeof USE_CASES)[Name]> };

/** The use cases, over the parts of an engine. */
export function useCasesOf(parts: EngineParts): UseCases {
  const { work, policies, clock, ids, settings, audit, gates, tail } = parts;
  const { courier, generator, changer, keeper, readings, reports, drifts } = parts;
  const { webhookSender, webhookEditor, webhookBell } = parts;
  const readDelivery = new ReadDelivery(work);
  return {
    recordOrderVersion: new RecordOrderVersion(work, generator, courier, policies, clock, readings, settings),
    readOrder: new ReadOrder(work),
    generateGroups: new GenerateGroups(work, generator, courier, readings),
    previewPlan: new PreviewPlan(work, generator),
    distributeGroups: new DistributeGroups(work, generator, keeper, courier, policies, clock, readings, settings),
    redistributeGroups: new RedistributeGroups(work, generator, changer, courier, policies, clock, readings, settings),
    updateValidities: new UpdateValidities(work, changer, courier, policies, clock, settings),
    transferHolder: new TransferHolder(work, changer, courier, policies, clock, settings),
    summariseDistribution: new SummariseDistribution(work),
    readGroup: new ReadGroup(work, readings),
    searchGroups: new SearchGroups(work, readings, clock),
    readTicket: new ReadTicket(work, readings),
    ticketStory: new TicketStory(work),
    receiveStatusReports: new ReceiveStatusReports(work, reports, courier, clock),
    searchDrifts: new SearchDrifts(work),
    repairDrift: new RepairDrift(work, changer, generator, keeper, policies, courier, clock, audit, settings),
    searchDeliveries: new SearchDeliveries(work),
    readDelivery,
    retryDelivery: new RetryDelivery(work, audit, courier, clock, readDelivery, settings),
    skipDelivery: new SkipDelivery(work, audit, changer, keeper, courier, readDelivery),
    purgeOrders: new PurgeOrders(work, audit, clock),
    eraseCustomer: new EraseCustomer(work, audit, drifts, clock),
    noteRegeneration: new NoteRegeneration(work, audit),
    searchAudit: new SearchAudit(work),
    readTicketSystems: new ReadTicketSystems(work, gates),
    pauseTicketSystem: new PauseTicketSystem(work, audit, clock),
    resumeTicketSystem: new ResumeTicketSystem(work, audit),
    readBacklog: new ReadBacklog(work, parts.publisher),
    claimRequest: new ClaimRequest(work, clock, ids, {
      keepMs: settings.idempotencyKeepMs,
      leaseMs: settings.deliveryWaitMs + settings.idempotencyLeaseMs,
    }),
    endRequest: new EndRequest(work),
    readTicketDocuments: new ReadTicketDocuments(work, parts.ticketCodes, clock, settings),
    readTicketKeys: new ReadTicketKeys(parts.ticketCodes),
    readRevocations: new ReadRevocations(work, parts.ticketCodes, clock, settings),
    readReceipt: new ReadReceipt(work, parts.ticketCodes, clock),
    makePdfTickets: parts.makePdfTickets,
    searchPdfTickets: new SearchPdfTickets(work, parts.ticketCodes, clock),
    mailTickets: new MailTickets(work, parts.makePdfTickets, parts.mailSender, clock, ids),
    readPasses: new ReadPasses(work, parts.ticketCodes, parts.passMaker, clock),
    servePasses: new ServePasses(work, parts.ticketCodes, parts.passMaker, clock, parts.log),
    readEvents: new ReadEvents(work, tail, clock),
    awaitVersion: new AwaitVersion(work, tail, clock),
    makeWebhook: new MakeWebhook(work, webhookSender, audit, clock, ids, webhookBell),
    listWebhooks: new ListWebhooks(work),
    readWebhook: new ReadWebhook(work),
    changeWebhook: new ChangeWebhook(webhookEditor, webhookSender, clock),
    rotateWebhookSecret: new RotateWebhookSecret(webhookEditor, webhookSender, clock),
    pingWebhook: new PingWebhook(webhookEditor, clock, ids),
    replayWebhook: new ReplayWebhook(webhookEditor, clock, ids),
    deleteWebhook: new DeleteWebhook(webhookEditor),
    readWebhookAttempts: new ReadWebhookAttempts(work),
  };
}
