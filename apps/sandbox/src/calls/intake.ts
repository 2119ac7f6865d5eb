import { setTimeout as wait } from 'node:timers/promises';
import type { FaultBoard } from '../faults/fault-board.js';
import type { FaultMode } from '../faults/fault.js';
import type { Store } from '../journal/store.js';
import type { LedgerOutcome } from '../state/words.js';
import type { Arrival, Processed, Verdict } from './arrival.js';

/** How an arrival leaves the house: answered, turned away for now, or with its connection cut. */
export type Departure<Answer> =
  | { readonly kind: 'answered'; readonly verdict: Verdict<Answer> }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'cut' };

interface IntakeParts {
  readonly store: Store;
  readonly faults: FaultBoard;
  readonly now: () => Date;
  /** Ends the process hard; null when it is not ours to end. */
  readonly exit: (() => void) | null;
}

/** The door of every ticket system: lets the fault of the hour act, decides, and answers only what is on disk. */
export class Intake {
  #delays = new AbortController();

  constructor(private readonly parts: IntakeParts) {}

  /** Takes in one call or query. It goes on when the caller has left: that is how a call lands late. */
  async receive<Answer>(arrival: Arrival<Answer>): Promise<Departure<Answer>> {
    const { mode, latencyMs, named } = this.parts.faults.take(arrival);
    const delays = this.#delays.signal;
    if (mode !== 'none') await this.#delay(latencyMs, delays);
    if (delays.aborted) return { kind: 'cut' };
    const departure = await this.#act(mode, arrival, named);
    if (mode === 'none') await this.#delay(latencyMs, delays);
    return departure;
  }

  /** Lets nothing land any more that is delayed now: it was never processed, and its connection is cut. */
  forgetDelayed(): void {
    this.#delays.abort();
    this.#delays = new AbortController();
  }

  async #act<Answer>(mode: FaultMode, arrival: Arrival<Answer>, named: readonly string[]): Promise<Departure<Answer>> {
    switch (mode) {
      case 'none':
      case 'hang':
        return this.#process(arrival, null);
      case 'refuse':
        return this.#process(arrival, named);
      case 'unavailable':
        return this.#drop(arrival, 'unavailable');
      case 'break-before-effect':
        return this.#drop(arrival, 'cut');
      case 'break-after-effect':
        await this.#process(arrival, null);
        return { kind: 'cut' };
      case 'die':
        await this.#drop(arrival, 'cut');
        this.parts.exit?.();
        return { kind: 'cut' };
    }
  }

  async #process<Answer>(arrival: Arrival<Answer>, refusal: readonly string[] | null): Promise<Departure<Answer>> {
    const { store, now } = this.parts;
    const at = now().toISOString();
    const processed = arrival.process(store.state, at, refusal);
    await this.#write(arrival, processed, at);
    return { kind: 'answered', verdict: processed.verdict };
  }

  async #drop<Answer>(arrival: Arrival<Answer>, kind: 'unavailable' | 'cut'): Promise<Departure<Answer>> {
    const { ticketDistributionIds } = arrival;
    await this.#write(arrival, { outcome: 'dropped', ticketDistributionIds, puts: [] }, this.parts.now().toISOString());
    return { kind };
  }

  #write(
    { system, operation, key }: Arrival<unknown>,
    {
      outcome,
      ticketDistributionIds,
      puts,
    }: Pick<Processed<unknown>, 'ticketDistributionIds' | 'puts'> & { outcome: LedgerOutcome },
    at: string,
  ): Promise<void> {
    const ids = [...new Set(ticketDistributionIds)];
    return this.parts.store.commit({
      ledger: { system, operation, key, ticketDistributionIds: ids, outcome, at },
      puts,
    });
  }

  async #delay(latencyMs: number, signal: AbortSignal): Promise<void> {
    if (latencyMs > 0) await wait(latencyMs, undefined, { signal }).catch(() => {});
  }
}
