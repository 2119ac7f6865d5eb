import type { TicketSystemGateway, Transactions } from '@ticket-distribution/application';
import { FULFILLMENT_METHODS } from '@ticket-distribution/domain';
import type { TestEngineOptions, ManualClock } from '@ticket-distribution/testkit';
import { settled } from './story.js';
import { type World, ended } from './world.js';

/** One thing that is asked for or happens. Whoever asked and got no answer asks again. */
export type Chapter = (world: World) => Promise<unknown>;

/** One process, which dies when it takes the step of that number: whatever it does then never ends. */
export class Life {
  private steps = 0;

  constructor(private readonly diesAt: number = Number.POSITIVE_INFINITY) {}

  get stepsTaken(): number {
    return this.steps;
  }

  get isOver(): boolean {
    return this.steps >= this.diesAt;
  }

  async step(): Promise<void> {
    this.steps += 1;
    if (this.isOver) await new Promise<never>(() => {});
  }
}

/** Before a transaction, after its commit and before a read a process can die; during one is as before it. */
function mortalTransactions(transactions: Transactions, life: Life): Transactions {
  return {
    run: async (work) => {
      await life.step();
      const result = await transactions.run(work);
      await life.step();
      return result;
    },
    read: async (work) => {
      await life.step();
      return transactions.read(work);
    },
  };
}

/** Before a call reaches its ticket system and before its answer is heard a process can die. */
function mortalGateway(gateway: TicketSystemGateway, life: Life): TicketSystemGateway {
  const mortal = async <T>(call: () => Promise<T>): Promise<T> => {
    await life.step();
    const result = await call();
    await life.step();
    return result;
  };
  return {
    dedupes: gateway.dedupes,
    keysPerLook: gateway.keysPerLook,
    keysPerCall: gateway.keysPerCall,
    handOver: (...told) => mortal(() => gateway.handOver(...told)),
    ask: (...asked) => mortal(() => gateway.ask(...asked)),
    look: (...asked) => mortal(() => gateway.look(...asked)),
  };
}

/**
 * Tells a story to a world whose processes die at these steps, one after another; the next takes over what the one
 * before left, and the chapter that got no answer is told again.
 *
 * @returns the steps of the last process, the one that came to the end
 */
export async function livedThrough(world: World, story: readonly Chapter[], deaths: readonly number[]) {
  const lives = deaths.map((diesAt) => new Life(diesAt));
  let life = lives.shift() ?? new Life();
  world.engine = world.started(optionsOf(world, life));
  for (const chapter of story) {
    while (!(await survives(chapter(world), life, world.clock))) {
      life = lives.shift() ?? new Life();
      world.engine = world.started(optionsOf(world, life));
      await survives(world.engine.recoverDeliveries.execute(), life, world.clock);
    }
  }
  return life.stepsTaken;
}

function optionsOf({ transactions, systems }: World, life: Life): TestEngineOptions {
  const gateways = FULFILLMENT_METHODS.map((method) => [method, mortalGateway(systems[method], life)]);
  return {
    transactions: mortalTransactions(transactions, life),
    gateways: Object.fromEntries(gateways) as TestEngineOptions['gateways'] & {},
  };
}

const PATIENCE_MS = 2000;

/** @returns whether the work ended before the process did */
async function survives(work: Promise<unknown>, life: Life, clock: ManualClock): Promise<boolean> {
  const ends: End[] = [];
  void endOf(work).then((end) => ends.push(end));
  await settled();
  await ended(async () => {
    if (ends.length === 0 && !life.isOver) await clock.advance(PATIENCE_MS);
    await settled();
    return ends.length > 0 || life.isOver;
  });
  const [end] = ends;
  if (end?.failure !== undefined) throw end.failure.error;
  return end !== undefined;
}

interface End {
  readonly failure?: { readonly error: unknown };
}

async function endOf(work: Promise<unknown>): Promise<End> {
  try {
    await work;
    return {};
  } catch (error) {
    return { failure: { error } };
  }
}
