import type { Operation, System } from '../state/words.js';
import type { Fault, FaultMode } from './fault.js';

/** What a call is, as far as faults care. */
interface Struck {
  readonly system: System;
  readonly operation: Operation;
  readonly ticketDistributionIds: readonly string[];
}

/** What a call meets; `named` are those of its tickets that the fault is laid for. */
interface Met {
  readonly mode: FaultMode;
  readonly latencyMs: number;
  readonly named: readonly string[];
}

const nothing: Met = { mode: 'none', latencyMs: 0, named: [] };

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
  take(call: Struck): Met {
    const fault = this.#faults.get(call.system);
    if (fault === undefined || !concerns(fault, call)) return nothing;
    if (fault.count === 1) this.#faults.delete(call.system);
    else if (fault.count !== null) this.#faults.set(call.system, { ...fault, count: fault.count - 1 });
    return { mode: fault.mode, latencyMs: fault.latencyMs, named: namedIn(fault, call) };
  }
}

const concerns = (fault: Fault, call: Struck): boolean => {
  const isMeant = fault.operation === null ? call.operation !== 'query' : fault.operation === call.operation;
  return isMeant && (fault.ticketDistributionIds === undefined || namedIn(fault, call).length > 0);
};

const namedIn = (fault: Fault, { ticketDistributionIds }: Struck): readonly string[] =>
  ticketDistributionIds.filter((id) => fault.ticketDistributionIds?.includes(id));
