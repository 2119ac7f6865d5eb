import type { FulfillmentPolicies } from '@ticket-distribution/domain';
import { Courier } from '../delivery/courier.js';
import { EventBook } from '../events/event-book.js';
import { FeedTail } from '../feed/feed-tail.js';
import { Gates } from '../gates/gates.js';
import { Leases } from '../leases/leases.js';
import { RecordOutcome } from '../delivery/record-outcome.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { GroupChanger } from '../distribution/group-changer.js';
import { GroupGenerator } from '../distribution/group-generator.js';
import { GroupReadings } from '../reading/group-reading.js';
import { MakePdfTickets } from '../documents/make-pdf-tickets.js';
import { DriftBook } from '../drifts/drift-book.js';
import { GroupKeeper } from '../groups/group-keeper.js';
import type { TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import { StatusWriter } from '../status/status-writer.js';
import { NoWebhookSender } from '../webhooks/no-webhook-sender.js';
import { WebhookBell } from '../webhooks/webhook-bell.js';
import { WebhookEditor } from '../webhooks/webhook-editor.js';
import type { WebhookSender } from '../ports/webhook-sender.js';
import { UnitOfWork } from '../transactions/unit-of-work.js';
import type { EnginePorts, Methods } from './engine-ports.js';
import type { EngineSettings } from './engine-settings.js';

/** What the use cases and the loops of an engine share. */
export interface EngineParts extends Omit<EnginePorts, 'methods' | 'transactions'> {
  readonly settings: EngineSettings;
  readonly policies: FulfillmentPolicies;
  readonly gateways: TicketSystemGateways;
  readonly work: UnitOfWork;
  readonly tail: FeedTail;
  readonly audit: AuditTrail;
  readonly leases: Leases;
  readonly gates: Gates;
  readonly courier: Courier;
  readonly readings: GroupReadings;
  readonly drifts: DriftBook;
  readonly keeper: GroupKeeper;
  readonly generator: GroupGenerator;
  readonly changer: GroupChanger;
  readonly reports: StatusWriter;
  readonly makePdfTickets: MakePdfTickets;
  readonly webhookSender: WebhookSender;
  readonly webhookBell: WebhookBell;
  readonly webhookEditor: WebhookEditor;
}

/** The parts, wired from the ports up. */
export function enginePartsOf({ methods, transactions, ...ports }: EnginePorts, settings: EngineSettings): EngineParts {
  const { clock, ids, randomness, log, signals, breakers } = ports;
  const [policies, gateways] = [policiesIn(methods), gatewaysIn(methods)];
  const events = new EventBook(ids, clock);
  const work = new UnitOfWork(transactions, events);
  const drifts = new DriftBook(ids);
  const keeper = new GroupKeeper(policies, drifts, ids, settings.calendar);
  const outcomes = new RecordOutcome(keeper, settings);
  const leases = new Leases(work, clock, ids, settings);
  const gates = new Gates(clock, gateways, breakers, settings);
  const audit = new AuditTrail(work, ids, clock);
  const webhookBell = new WebhookBell();
  const courier = new Courier(work, gateways, clock, leases, randomness, log, signals, gates, outcomes, settings);
  return {
    ...ports,
    settings,
    policies,
    gateways,
    work,
    tail: new FeedTail(work, clock, log, events),
    audit,
    leases,
    gates,
    courier,
    readings: new GroupReadings(policies, clock, gates),
    drifts,
    keeper,
    generator: new GroupGenerator(policies, courier, ids, clock, keeper),
    changer: new GroupChanger(keeper, courier, clock),
    reports: new StatusWriter(keeper, drifts),
    makePdfTickets: new MakePdfTickets(work, ports.ticketCodes, ports.ticketPrinter, clock, ids, settings),
    webhookSender: ports.webhookSender ?? new NoWebhookSender(),
    webhookBell,
    webhookEditor: new WebhookEditor(work, audit, webhookBell),
  };
}

/** The policies by method; what reads them knows that one may be missing (`policyOf`). */
function policiesIn(methods: Methods): FulfillmentPolicies {
  const registered = Object.values(methods).map(({ policy }) => [policy.method, policy]);
  return Object.fromEntries(registered) as FulfillmentPolicies;
}

function gatewaysIn(methods: Methods): TicketSystemGateways {
  const registered = Object.values(methods).map(({ policy, gateway }) => [policy.method, gateway]);
  return Object.fromEntries(registered) as TicketSystemGateways;
}
