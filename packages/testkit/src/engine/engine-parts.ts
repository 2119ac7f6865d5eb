import {
  ActBook,
  Courier,
  DriftBook,
  Gates,
  GroupChanger,
  GroupGenerator,
  GroupKeeper,
  GroupReadings,
  Leases,
  SightingWriter,
  WriteOutcome,
} from '@ticket-distribution/application';
import type { EnginePorts } from './engine-ports.js';
import type { EngineSettings } from './engine-settings.js';

/** What the use cases and the loops of an engine share. */
export interface EngineParts extends EnginePorts {
  readonly settings: EngineSettings;
  readonly drifts: DriftBook;
  readonly acts: ActBook;
  readonly leases: Leases;
  readonly gates: Gates;
  readonly courier: Courier;
  readonly readings: GroupReadings;
  readonly keeper: GroupKeeper;
  readonly generator: GroupGenerator;
  readonly changer: GroupChanger;
  readonly sightings: SightingWriter;
}

/** The parts, wired from the ports up. */
export function engineParts(ports: EnginePorts, settings: EngineSettings): EngineParts {
  const { policies, transactions, clock, ids, randomness, log, signals, gateways, breakers } = ports;
  const drifts = new DriftBook(ids);
  const keeper = new GroupKeeper(policies, drifts, ids, settings.calendar);
  const outcomes = new WriteOutcome(keeper, settings);
  const leases = new Leases(transactions, clock, ids, settings);
  const gates = new Gates(clock, breakers, settings);
  const courier = new Courier(
    transactions,
    gateways,
    clock,
    leases,
    randomness,
    log,
    signals,
    gates,
    outcomes,
    settings,
  );
  return {
    ...ports,
    settings,
    drifts,
    acts: new ActBook(transactions, ids, clock),
    leases,
    gates,
    courier,
    readings: new GroupReadings(policies, clock, gates),
    keeper,
    generator: new GroupGenerator(policies, courier, ids, clock, keeper),
    changer: new GroupChanger(keeper, courier, clock),
    sightings: new SightingWriter(keeper, drifts),
  };
}
