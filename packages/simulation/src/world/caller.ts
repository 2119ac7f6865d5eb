import type { Timer } from '@ticket-distribution/application';
import { DomainError } from '@ticket-distribution/domain';
import { aCaller } from '@ticket-distribution/testkit';
import type { Span } from '../oracle/order-model.js';
import { FaultOfTheWorld } from '../store/fault-of-the-world.js';
import { count } from './counts.js';
import { type Call, keyedCall } from './keyed-call.js';
import type { World } from './world.js';

const PATIENCE_MS = 20_000;
const PAUSE_MS = 1000;

/** What a caller was told in the end, and from when until when it took effect. */
export interface Told<T> {
  /** Null: refused by the rules. */
  readonly value: T | null;
  readonly refusal: string | null;
  readonly span: Span;
  /** A sending that the caller gave up on may take effect later still. */
  readonly mayComeLater: boolean;
  /** It was sent more than once: a refusal is one of the last sending, and an earlier one may have taken effect. */
  readonly isRepeated: boolean;
}

type Ended<T> = { readonly value: T } | { readonly error: unknown } | NoAnswer;
/** `dead`: whoever was asked does nothing any more. `late`: it may still do it. */
type NoAnswer = 'dead' | 'late';

/**
 * Asks any process that is alive. Whoever gets no answer, because the process died, is late or had its database fail, asks
 * again, another one perhaps; with an idempotency key under the same, so that what was given up on does nothing any more.
 */
export async function ask<T>(world: World, what: string, call: Call<T>, key: string | null = null): Promise<Told<T>> {
  const from = world.scheduler.now;
  world.waiting += 1;
  let mayComeLater = false;
  for (let sendings = 1; ; sendings += 1) {
    await world.scheduler.step(null, `a caller: ${what}`);
    const ended = await once(world, call, key);
    const sent = { span: { from, to: world.scheduler.now }, isRepeated: sendings > 1 };
    if (ended === 'late') mayComeLater = key === null;
    if (ended !== 'late' && ended !== 'dead') {
      if ('value' in ended) return answeredWith(world, { value: ended.value, refusal: null, ...sent, mayComeLater });
      const { error } = ended;
      if (error instanceof DomainError && !error.code.endsWith('illegal-move')) {
        count(world.counts, 'refusals to callers');
        return answeredWith(world, { value: null, refusal: error.code, ...sent, mayComeLater });
      }
      if (!(error instanceof FaultOfTheWorld)) {
        world.surprise(what, error);
        return answeredWith(world, { value: null, refusal: 'failed', ...sent, mayComeLater });
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

async function once<T>(world: World, call: Call<T>, key: string | null): Promise<Ended<T>> {
  const serving = world.processes.filter(({ isServing }) => isServing);
  if (serving.length === 0) return 'dead';
  const { engine, life } = world.random.pick(serving);
  const patience = patienceOf(world);
  const answered = key === null ? call(engine, aCaller()) : keyedCall(engine, key, call);
  const ended = await Promise.race([answer(answered), silence(life.death, 'dead'), silence(patience.over, 'late')]);
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

async function silence(falls: Promise<void>, why: NoAnswer): Promise<NoAnswer> {
  await falls;
  return why;
}

function patienceOf({ scheduler }: World): Timer {
  let end = (): void => {};
  const over = new Promise<void>((resolve) => {
    const task = scheduler.later(null, 'patience ends', PATIENCE_MS, resolve);
    end = () => scheduler.cancel(task);
  });
  return { over, end };
}
