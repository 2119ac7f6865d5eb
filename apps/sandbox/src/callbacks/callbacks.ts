import { setTimeout as wait } from 'node:timers/promises';
import { OneAtATime } from '../queue/one-at-a-time.js';
import type { Put } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inPaths } from '../state/words.js';
import { signature } from './signature.js';
import { eventsOf, type SystemEvents } from './ticket-event.js';

/** Where callbacks go. */
export interface CallbackOptions {
  /** The address of the app's callback route (http or https); `{system}` in it stands for the system's name in paths. */
  readonly url: string;
  /** What both sides sign with. */
  readonly secret: string;
  /** The pauses before the second and every further try, milliseconds; 500, 2000 and 8000 when absent. */
  readonly pausesMs?: readonly number[];
}

const defaultPausesMs = [500, 2_000, 8_000];

/** How long one try may take, milliseconds. */
const tryLimitMs = 5_000;

/**
 * Tells the app how tickets stand that changed by themselves. Sent in the background, those about one issue one after another; tried a few times,
 * then dropped: whoever polls finds out anyway.
 */
export class Callbacks {
  readonly #issues = new OneAtATime();
  readonly #running = new Set<Promise<void>>();
  #end = new AbortController();

  /** `options` null: nobody is told. */
  constructor(
    private readonly options: CallbackOptions | null,
    private readonly now: () => Date,
  ) {}

  /** What to tell of rows that are about to be written: call the result once they are. Never fails and never waits. */
  of(state: State, puts: readonly Put[], correlationId: string): () => void {
    const { options } = this;
    if (options === null) return () => {};
    const told = eventsOf(state, puts);
    return () => told.forEach((events) => this.#start(options, events, correlationId));
  }

  /** Drops what was not delivered until now. */
  forget(): void {
    this.#end.abort();
    this.#end = new AbortController();
  }

  /** Drops what was not delivered until now; resolves when nothing runs any more. */
  async close(): Promise<void> {
    this.forget();
    await Promise.all(this.#running);
  }

  #start(options: CallbackOptions, events: SystemEvents, correlationId: string): void {
    const { signal } = this.#end;
    const run = this.#issues
      .run(`${events.system} ${events.events[0]?.key}`, () => this.#deliver(options, events, correlationId, signal))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #deliver(
    { url, secret, pausesMs = defaultPausesMs }: CallbackOptions,
    events: SystemEvents,
    correlationId: string,
    end: AbortSignal,
  ): Promise<void> {
    const body = JSON.stringify(events);
    const address = url.replace('{system}', inPaths(events.system));
    for (const pauseMs of [0, ...pausesMs]) {
      await wait(pauseMs, undefined, { signal: end }).catch(() => {});
      if (end.aborted) return;
      const headers = {
        'content-type': 'application/json',
        'x-correlation-id': correlationId,
        'ticket-system-signature': signature(secret, body, this.now()),
      };
      if (await isTaken(address, headers, body, end)) return;
    }
    if (!end.aborted)
      process.stderr.write(`sandbox: dropped a callback about ${events.events[0]?.key}: ${address} does not take it\n`);
  }
}

/** Makes one try. Whatever goes wrong, the answer is no. */
const isTaken = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  end: AbortSignal,
): Promise<boolean> => {
  const limit = new AbortController();
  const abort = (): void => limit.abort();
  const timer = setTimeout(abort, tryLimitMs);
  end.addEventListener('abort', abort);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: limit.signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    end.removeEventListener('abort', abort);
  }
};
