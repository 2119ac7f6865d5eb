import { type FulfillmentPolicies, methodsOf } from '@ticket-distribution/domain';
import { Courier } from '../delivery/courier.js';
import { Gates } from '../gates/gates.js';
import { Leases } from '../leases/leases.js';
import { RecordOutcome } from '../delivery/record-outcome.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { GroupChanger } from '../distribution/group-changer.js';
import { GroupGenerator } from '../distribution/group-generator.js';
import { GroupReadings } from '../reading/group-reading.js';
import { DriftBook } from '../drifts/drift-book.js';
import { GroupKeeper } from '../groups/group-keeper.js';
import type { TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import { StatusWriter } from '../status/status-writer.js';
import { UnitOfWork } from '../transactions/unit-of-work.js';
import type { EnginePorts, Methods } from './engine-ports.js';
import type { EngineSettings } from './engine-settings.js';

/** What the use cases and the loops of an engine share. */
export interface EngineParts extends Omit<EnginePorts, 'methods' | 'transactions'> {
  readonly settings: EngineSettings;
  readonly policies: FulfillmentPolicies;
  readonly gateways: TicketSystemGateways;
  readonly work: UnitOfWork;
  readonly audit: AuditTrail;
  readonly leases: Leases;
  readonly gates: Gates;
  readonly courier: Courier;
  readonly readings: GroupReadings;
  readonly keeper: GroupKeeper;
  readonly generator: GroupGenerator;
  readonly changer: GroupChanger;
  readonly reports: StatusWriter;
}

/** The parts, wired from the ports up. */
export function enginePartsOf({ methods, transactions, ...ports }: EnginePorts, settings: EngineSettings): EngineParts {
  const { clock, ids, randomness, log, signals, breakers } = ports;
  const [policies, gateways] = [policiesIn(methods), gatewaysIn(methods)];
  const work = new UnitOfWork(transactions);
  const drifts = new DriftBook(ids);
  const keeper = new GroupKeeper(policies, drifts, ids, settings.calendar);
  const outcomes = new RecordOutcome(keeper, settings);
  const leases = new Leases(work, clock, ids, settings);
  const gates = new Gates(clock, gateways, breakers, settings);
  const courier = new Courier(work, gateways, clock, leases, randomness, log, signals, gates, outcomes, settings);
  return {
    ...ports,
    settings,
    policies,
    gateways,
    work,
    audit: new AuditTrail(work, ids, clock),
    leases,
    gates,
    courier,
    readings: new GroupReadings(policies, clock, gates),
    keeper,
    generator: new GroupGenerator(policies, courier, ids, clock, keeper),
    changer: new GroupChanger(keeper, courier, clock),
    reports: new StatusWriter(keeper, drifts),
  };
}

function policiesIn(methods: Methods): FulfillmentPolicies {
  return Object.fromEntries(
    methodsOf(methods).map((method) => [method, methods[method].policy]),
  ) as FulfillmentPolicies;
}

function gatewaysIn(methods: Methods): TicketSystemGateways {
  return Object.fromEntries(
    methodsOf(methods).map((method) => [method, methods[method].gateway]),
  ) as TicketSystemGateways;
}
