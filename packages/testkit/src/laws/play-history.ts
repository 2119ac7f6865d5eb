import {
  DomainError,
  type FulfillmentPolicies,
  type GroupChange,
  type Order,
  type Instant,
  type PickupRequest,
  type TicketDistributionGroup,
  decideRedistributions,
  moveValidity,
  plusMilliseconds,
  transferTicket,
} from '@ticket-distribution/domain';
import { HistoryStage } from './history-stage.js';
import type { Scene } from './scene.js';

const HOUR_MS = 3_600_000;

/** Plays a history scene by scene against fake ticket systems; what the rules refuse does not happen. */
export function playedHistory(id: Order['id'], scenes: readonly Scene[], policies: FulfillmentPolicies): HistoryStage {
  const stage = new HistoryStage(id, policies);
  for (const scene of scenes) play(stage, scene);
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
      return stage.distribute(requestOf(scene.card));
    case 'move-validity':
    case 'transfer':
    case 'redistribute':
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

type Asked = Extract<Scene, { kind: 'move-validity' | 'transfer' | 'redistribute' }>;

function ask(stage: HistoryStage, scene: Asked): void {
  const ticket = chosen(stage.tickets, scene.pick);
  const group = stage.groups.find(({ snapshot }) => ticket !== undefined && snapshot.tickets.includes(ticket));
  if (ticket === undefined || group === undefined) return;
  const { at } = stage.occasion();
  try {
    stage.change(group, changeOf(stage, group, scene, at));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code.endsWith('illegal-move')) throw error;
  }
}

function changeOf(stage: HistoryStage, group: TicketDistributionGroup, scene: Asked, at: Instant): GroupChange | null {
  const { snapshot } = group;
  const ticket = chosen(stage.tickets, scene.pick);
  if (ticket === undefined) return null;
  if (scene.kind === 'redistribute') {
    const request = { pickup: requestOf(scene.card), language: null, reason: 'lost' };
    const [decided] = decideRedistributions(
      [{ group: snapshot, open: stage.openOf(group) }],
      request,
      stage.policies,
      at,
    );
    return decided?.change ?? null;
  }
  if (scene.kind === 'transfer') {
    const customerAccountRef = `ENT:CustomerAccount:gift-${scene.to}`;
    return transferTicket(
      snapshot,
      ticket.id,
      { distributionHolderCustomerId: '1000099', customerAccountRef },
      stage.policies,
      at,
    );
  }
  const startOfValidity = plusMilliseconds(ticket.product.startOfValidity, scene.to * HOUR_MS);
  return moveValidity(snapshot, { ticketDistributionId: ticket.id, startOfValidity }, stage.policies, at);
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

function requestOf(card: string | null): PickupRequest {
  return card === null ? {} : { travelCard: { mediaSerialNumberId: card } };
}

function chosen<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(1, all.length)];
}
