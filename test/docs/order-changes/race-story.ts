import { DRIFT_KINDS, type DeliverySnapshot, type TicketDistributionId } from '@ticket-distribution/domain';
import { expectAccounted } from './expect-accounted.js';
import { type Race, handedOverFirst } from './races.js';
import { type Sight, Stage } from './stage.js';
import { toldWord } from './told.js';

/** What a race came to, in the columns of its table. */
export interface RaceStory {
  readonly told: string;
  readonly lives: string;
  readonly valid: string;
  readonly drifts: string;
  readonly repaired: string;
}

/**
 * Plays a race, then what its drifts propose.
 *
 * @throws AssertionError when a ticket is lost, doubled or left on the way, before the repair or after it
 */
export async function playedRace({ play, method }: Race): Promise<RaceStory> {
  const stage = new Stage();
  const first = await handedOverFirst(stage, method);
  const before = await stage.sight();
  await play(stage, first, method);
  const met = await atRest(stage);
  await stage.repair(...DRIFT_KINDS);
  await stage.askAgain();
  const repaired = await atRest(stage);
  const names = namesOf(repaired);
  const proposals = met.drifts.map(({ kind, proposedRepair }) => `\`${kind}\`, repair \`${proposedRepair}\``);
  return {
    told: toldSince(before, met),
    lives: (await livesOf(stage, repaired, names)).join('; '),
    valid: validIn(met, names),
    drifts: orNothing(proposals),
    repaired: met.drifts.length === 0 ? '' : repairStory(met, repaired, names),
  };
}

async function atRest(stage: Stage): Promise<Sight> {
  await stage.settle();
  await stage.look();
  const sight = await stage.sight();
  expectAccounted(sight);
  return sight;
}

function repairStory(met: Sight, repaired: Sight, names: Names): string {
  const left = repaired.drifts.map(({ kind }) => `\`${kind}\``);
  const listed = left.length === 0 ? 'nothing is listed any more' : `${left.join(', ')} is listed still`;
  return `${toldSince(met, repaired)}; valid: ${validIn(repaired, names)}; ${listed}`;
}

type Names = ReadonlyMap<TicketDistributionId, string>;

/** The first ticket is A, the next B … */
function namesOf({ tickets }: Sight): Names {
  return new Map(tickets.map(({ id }, index) => [id, String.fromCodePoint('A'.charCodeAt(0) + index)]));
}

/** In the order in which the calls reached the ticket system. */
function toldSince({ deliveries: before }: Sight, { deliveries: now, calls }: Sight): string {
  const known = new Set(before.map(({ key }) => key));
  const told = now
    .filter(({ key }) => !known.has(key))
    .toSorted((one, other) => calls.indexOf(one.key) - calls.indexOf(other.key));
  return orNothing(told.map(answered));
}

function answered({ handOver, state, lastError, attemptCount }: DeliverySnapshot): string {
  const calls = attemptCount > 1 ? ` (${attemptCount} calls)` : '';
  return `${toldWord(handOver)}${calls}: ${state === 'DONE' ? 'done' : `${state.toLowerCase()} (${lastError})`}`;
}

async function livesOf({ engine, caller }: Stage, { tickets }: Sight, names: Names): Promise<readonly string[]> {
  return Promise.all(
    tickets.map(async ({ id }) => {
      const moves = await engine.ticketStory.history(id, caller);
      const steps = moves.filter(({ from, to }) => from !== to).map(({ to }) => to);
      return `${names.get(id)}: ${steps.join(' → ')}`;
    }),
  );
}

function validIn({ valid }: Sight, names: Names): string {
  return orNothing(valid.map(({ ticketDistributionId: id }) => names.get(id) ?? id));
}

function orNothing(said: readonly string[]): string {
  return said.length === 0 ? 'nothing' : said.join(', ');
}
