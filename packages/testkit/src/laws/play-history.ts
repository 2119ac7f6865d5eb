import {
  type AskedFor,
  DomainError,
  type FulfillmentPolicies,
  type GroupChange,
  type GroupSnapshot,
  type Instant,
  type Order,
  type PickupRequest,
  type TicketDistribution,
  decideRedistributions,
  moveValidity,
  plusMilliseconds,
  transferTicket,
} from '@ticket-distribution/domain';
import { HistoryStage } from './history-stage.js';
import { PLAIN } from './product-edits.js';
import type { Scene } from './scene.js';

const HOUR_MS = 3_600_000;

/**
 * Plays a history scene by scene against fake ticket systems; what the rules refuse does not happen.
 *
 * @param see is shown the stage after each scene
 */
export function playedHistory(
  id: Order['id'],
  scenes: readonly Scene[],
  policies: FulfillmentPolicies,
  see: (stage: HistoryStage) => void = () => {},
): HistoryStage {
  const stage = new HistoryStage(id, policies);
  for (const scene of scenes) {
    play(stage, scene);
    see(stage);
  }
  return stage;
}

/** All faults end, late calls land, every delivery is driven to its answer, and what happened outside is seen. */
export function broughtToRest(stage: HistoryStage): HistoryStage {
  for (const system of stage.allSystems) {
    system.recover();
    system.land();
  }
  stage.allCalls();
  stage.replay();
  stage.allCalls();
  stage.look();
  stage.allCalls();
  return stage;
}

function play(stage: HistoryStage, scene: Scene): void {
  switch (scene.kind) {
    case 'version':
      return stage.record(scene.document);
    case 'distribute':
      return unlessRefused(() => stage.distribute(requestOf(scene), meantBy(stage, scene)));
    case 'redistribute':
      return unlessRefused(() => redistribute(stage, scene));
    case 'move-validity':
    case 'transfer':
      return ask(stage, scene);
    case 'pick-up':
    case 'complete':
    case 'cancel-from-outside':
      return happen(stage, scene);
    case 'fault':
      return layFaults(stage, scene);
    case 'begin-call':
      stage.beginCall(scene.pick);
      return;
    case 'end-calls':
      return stage.endCalls();
    case 'all-calls':
      return stage.allCalls();
    case 'land':
      return stage.allSystems.forEach((system) => system.land());
    case 'look':
      return stage.look();
    case 'replay':
      return stage.replay();
  }
}

/** At the ticket system of one of the tickets. */
function layFaults(stage: HistoryStage, { pick, faults }: Extract<Scene, { kind: 'fault' }>): void {
  const ticket = chosen(stage.tickets, pick);
  if (ticket !== undefined) stage.systems[ticket.fulfillmentMethod].meet(...faults);
}

type Asked = Extract<Scene, { kind: 'move-validity' | 'transfer' }>;

function ask(stage: HistoryStage, scene: Asked): void {
  const ticket = chosen(stage.tickets, scene.pick);
  const group = stage.groups.find(({ snapshot }) => ticket !== undefined && snapshot.tickets.includes(ticket));
  if (ticket === undefined || group === undefined) return;
  const { at } = stage.occasion();
  unlessRefused(() => stage.change(group, changeOf(stage, group.snapshot, ticket, scene, at)));
}

/** What the rules refuse does not happen. */
function unlessRefused(asked: () => void): void {
  try {
    asked();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code.endsWith('illegal-move')) throw error;
  }
}

function changeOf(
  { policies }: HistoryStage,
  group: GroupSnapshot,
  ticket: TicketDistribution,
  { kind, to }: Asked,
  at: Instant,
): GroupChange | null {
  if (kind === 'transfer') {
    const holder = {
      distributionHolderCustomerId: '1000099',
      customerAccountRef: `ENT:CustomerAccount:gift-${to}`,
    };
    return transferTicket(group, ticket.id, holder, policies, at);
  }
  const startOfValidity = plusMilliseconds(ticket.product.startOfValidity, to * HOUR_MS);
  return moveValidity(group, { ticketDistributionId: ticket.id, startOfValidity }, policies, at);
}

type Distributing = Extract<Scene, { kind: 'distribute' | 'redistribute' }>;

function redistribute(stage: HistoryStage, scene: Distributing): void {
  const { at } = stage.occasion();
  const underWay = stage.groups.map((group) => ({ group: group.snapshot, open: stage.openOf(group) }));
  const request = { pickup: requestOf(scene), language: 'nob', reason: 'lost' } as const;
  for (const { group, change } of decideRedistributions(underWay, request, stage.policies, at, meantBy(stage, scene))) {
    const own = stage.groups.find(({ id }) => id === group.id);
    if (own !== undefined) stage.change(own, change);
  }
}

function meantBy({ tickets }: HistoryStage, { one }: Distributing): AskedFor {
  const ticket = one === null ? undefined : chosen(tickets, one);
  return ticket === undefined ? {} : { ticketDistributionIds: [ticket.id] };
}

function happen(
  stage: HistoryStage,
  { kind, pick }: Extract<Scene, { kind: 'pick-up' | 'complete' | 'cancel-from-outside' }>,
): void {
  const valid = stage.allSystems.flatMap((system) => system.valid.map((ticket) => ({ system, ticket })));
  const found = chosen(valid, pick);
  if (found === undefined) return;
  if (kind === 'pick-up') return found.system.pickUp(found.ticket.key);
  if (kind === 'complete') return found.system.complete(found.ticket.key);
  found.system.cancelFromOutside(found.ticket.ticketDistributionId);
}

function requestOf({ card, deliverAfter }: Distributing): PickupRequest {
  if (card !== null) return { travelCard: { mediaSerialNumberId: card } };
  return deliverAfter === null ? {} : { deliverAfter: plusMilliseconds(PLAIN.startOfValidity, deliverAfter * HOUR_MS) };
}

function chosen<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(1, all.length)];
}
