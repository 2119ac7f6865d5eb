import type { Pause } from '@ticket-distribution/application';
import { DomainError } from '@ticket-distribution/domain';
import type { Engine } from '@ticket-distribution/testkit';
import type { Span } from '../oracle/order-model.js';
import { FaultOfTheWorld } from '../store/fault-of-the-world.js';
import { count } from './counts.js';
import type { World } from './world.js';

const PATIENCE_MS = 20_000;
const PAUSE_MS = 1000;

/** What a caller was told in the end, and from when until when it took effect. */
export interface Told<T> {
  /** Null: refused by the rules. */
  readonly value: T | null;
  readonly refusal: string | null;
  readonly span: Span;
}

type Ended<T> = { readonly value: T } | { readonly error: unknown } | 'no answer';

/**
 * Asks any process that is alive. Whoever gets no answer, because the process died, is late or had its database fail, asks
 * again, another one perhaps.
 */
export async function ask<T>(world: World, what: string, call: (engine: Engine) => Promise<T>): Promise<Told<T>> {
  const from = world.scheduler.now;
  world.waiting += 1;
  for (;;) {
    await world.scheduler.step(null, `a caller: ${what}`);
    const ended = await once(world, call);
    const span = { from, to: world.scheduler.now };
    if (ended !== 'no answer') {
      if ('value' in ended) return answeredWith(world, { value: ended.value, refusal: null, span });
      const { error } = ended;
      if (error instanceof DomainError && !error.code.endsWith('illegal-move')) {
        count(world.counts, 'refusals to callers');
        return answeredWith(world, { value: null, refusal: error.code, span });
      }
      if (!(error instanceof FaultOfTheWorld)) {
        world.surprise(what, error);
        return answeredWith(world, { value: null, refusal: 'failed', span });
      }
    }
    count(world.counts, 'calls asked again');
    await world.scheduler.step(null, `${what} again`, PAUSE_MS);
  }
}

function answeredWith<T>(world: World, told: T): T {
  world.waiting -= 1;
  return told;
}

async function once<T>(world: World, call: (engine: Engine) => Promise<T>): Promise<Ended<T>> {
  const alive = world.processes.filter(({ isAlive }) => isAlive);
  if (alive.length === 0) return 'no answer';
  const { engine, life } = world.random.pick(alive);
  const patience = patienceOf(world);
  const ended = await Promise.race([answer(call(engine)), silence(life.death), silence(patience.over)]);
  patience.end();
  return ended;
}

async function answer<T>(work: Promise<T>): Promise<Ended<T>> {
  try {
    return { value: await work };
  } catch (error) {
    return { error };
  }
}

async function silence(falls: Promise<void>): Promise<'no answer'> {
  await falls;
  return 'no answer';
}

function patienceOf({ scheduler }: World): Pause {
  let end = (): void => {};
  const over = new Promise<void>((resolve) => {
    const task = scheduler.later(null, 'patience ends', PATIENCE_MS, resolve);
    end = () => scheduler.cancel(task);
  });
  return { over, end };
}
