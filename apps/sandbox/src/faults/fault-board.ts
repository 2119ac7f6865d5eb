import type { Operation, System } from '../state/words.js';
import type { Fault, FaultMode } from './fault.js';

const nothing = { mode: 'none', latencyMs: 0 } as const;

/** The faults that are set now, at most one a system. They belong to the process and end with it. */
export class FaultBoard {
  readonly #faults = new Map<System, Fault>();

  /** Replaces the system's fault. */
  set(fault: Fault): void {
    this.#faults.set(fault.system, fault);
  }

  list(): Fault[] {
    return [...this.#faults.values()];
  }

  clear(): void {
    this.#faults.clear();
  }

  /** The fault that this call meets; it counts as used. */
  take(system: System, operation: Operation): { readonly mode: FaultMode; readonly latencyMs: number } {
    const fault = this.#faults.get(system);
    if (fault === undefined || !concerns(fault, operation)) return nothing;
    if (fault.count === 1) this.#faults.delete(system);
    else if (fault.count !== null) this.#faults.set(system, { ...fault, count: fault.count - 1 });
    return fault;
  }
}

const concerns = (fault: Fault, operation: Operation): boolean =>
  fault.operation === null ? operation !== 'query' : fault.operation === operation;
