import {
  NoteRegeneration,
  PauseTicketSystem,
  PurgeOrders,
  ReadDelivery,
  ReadTicketSystems,
  RepairDrift,
  ResumeTicketSystem,
  RetryDelivery,
  SearchActs,
  SearchDeliveries,
  SkipDelivery,
} from '@ticket-distribution/application';
import type { EngineParts } from './engine-parts.js';

/** What an operator can ask of an engine. */
export interface Desk {
  readonly searchDeliveries: SearchDeliveries;
  readonly readDelivery: ReadDelivery;
  readonly retryDelivery: RetryDelivery;
  readonly skipDelivery: SkipDelivery;
  readonly repairDrift: RepairDrift;
  readonly purgeOrders: PurgeOrders;
  readonly noteRegeneration: NoteRegeneration;
  readonly searchActs: SearchActs;
  readonly pauseTicketSystem: PauseTicketSystem;
  readonly resumeTicketSystem: ResumeTicketSystem;
  readonly readTicketSystems: ReadTicketSystems;
}

export function desk(parts: EngineParts): Desk {
  const { policies, transactions, clock, breakers, settings } = parts;
  const { acts, courier, generator, changer, keeper } = parts;
  const readDelivery = new ReadDelivery(transactions);
  return {
    searchDeliveries: new SearchDeliveries(transactions),
    readDelivery,
    retryDelivery: new RetryDelivery(transactions, acts, courier, clock, readDelivery, settings),
    skipDelivery: new SkipDelivery(transactions, acts, changer, keeper, courier, readDelivery),
    repairDrift: new RepairDrift(transactions, changer, generator, keeper, policies, courier, clock, acts, settings),
    purgeOrders: new PurgeOrders(transactions, acts, clock),
    noteRegeneration: new NoteRegeneration(transactions, acts),
    searchActs: new SearchActs(transactions),
    pauseTicketSystem: new PauseTicketSystem(transactions, acts, clock),
    resumeTicketSystem: new ResumeTicketSystem(transactions, acts),
    readTicketSystems: new ReadTicketSystems(transactions, breakers),
  };
}
