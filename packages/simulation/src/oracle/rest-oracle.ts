import {
  type Drift,
  type FareProduct,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type OrderDocument,
  type OrderLineDocument,
  canonicalText,
} from '@ticket-distribution/domain';
import { type MemoryState, type ValidTicket, aTicketToTell } from '@ticket-distribution/testkit';
import type { SimulatedTicketSystem } from '../systems/simulated-ticket-system.js';
import type { OrderModel } from './order-model.js';
import type { Invariant } from './violation.js';

type Violate = (invariant: Invariant, text: string) => void;

/** What can excuse a difference, and what cannot. */
export interface RestFacts {
  readonly policies: FulfillmentPolicies;
  readonly systems: readonly SimulatedTicketSystem[];
  /** Whether the orders were distributed once more when all faults were over. */
  readonly distributed: boolean;
  /** Whether anything happened that may make a drift: refusals, lies, cancels from outside. */
  readonly mayDrift: boolean;
  /** Whether a system said to have done what it never did. */
  readonly mayPretend: boolean;
}

/** A ticket that a ticket system holds valid, with the order line that it was told of. */
interface There extends ValidTicket {
  readonly method: FulfillmentMethod;
  readonly line: string;
}

/**
 * Compares, when everything is at rest, what the ticket systems hold with what the orders say. It asks the ticket systems and
 * the orders that were sent; of the engine it takes the list of drifts only.
 */
export class RestOracle {
  constructor(
    private readonly violate: Violate,
    private readonly facts: RestFacts,
    private readonly drifts: readonly Drift[],
  ) {}

  /** @param orderId as it was sent */
  judge(orderId: string, model: OrderModel): void {
    const there = this.facts.systems.flatMap((system) => thereOf(system, orderId));
    const { current } = model;
    const lines = new Set([
      ...there.map(({ line }) => line),
      ...(current?.orderLines ?? []).map(({ id }) => id as string),
    ]);
    this.validOnce(there);
    for (const line of lines) {
      const ofLine = there.filter((ticket) => ticket.line === line);
      const fitting = this.line(orderId, wantedLine(current, line), ofLine, model.changedMethod(line));
      for (const ticket of fitting) this.byHand(ticket, model);
    }
  }

  /** Nothing is left open that nobody knows of. */
  judgeDeliveries({ deliveries }: Pick<MemoryState, 'deliveries'>): void {
    for (const { key, state } of deliveries.values()) {
      if (state === 'PENDING' || state === 'IN_FLIGHT' || state === 'UNKNOWN') {
        this.violate('nothing-stuck', `${key} is ${state} still`);
      }
      if (
        state === 'SET_ASIDE' &&
        !this.drifts.some((drift) => drift.kind === 'outcome-unknown' && drift.key === key)
      ) {
        this.violate('nothing-stuck', `${key} is set aside and not listed`);
      }
    }
    for (const drift of this.drifts.filter((one) => !this.hasCause(one))) {
      this.violate(
        'no-drift-of-itself',
        `${drift.kind} of ${drift.ticketDistributionId}: ${drift.ours}, ${drift.theirs}`,
      );
    }
  }

  /** A ticket can stay valid that ended here only where a system said to have cancelled it and had not. */
  private hasCause({ kind }: Drift): boolean {
    return this.facts.mayDrift && (kind !== 'valid-there' || this.facts.mayPretend);
  }

  private validOnce(there: readonly There[]): void {
    const first = new Map<string, There>();
    for (const ticket of there.filter((one) => !this.isListed(one))) {
      const { ticketDistributionId: id, key } = ticket;
      const known = first.get(id) ?? ticket;
      first.set(id, known);
      if (known !== ticket) this.violate('valid-once', `${id} is valid under ${known.key} and under ${key}`);
    }
  }

  /**
   * Every wanted product has its ticket, and every ticket its product.
   *
   * @returns the tickets that stand for what is wanted now
   */
  private line(
    orderId: string,
    line: OrderLineDocument | null,
    there: readonly There[],
    changedMethod: boolean,
  ): readonly There[] {
    const wanted = line === null ? [] : this.facts.policies[line.fulfillmentMethod].tickets(line);
    const unlisted = there.filter((ticket) => !this.isListed(ticket));
    const left = [...wanted];
    const fitting = unlisted.filter((ticket) => {
      const place = ticket.method === line?.fulfillmentMethod ? placeOf(ticket, left) : -1;
      if (place >= 0) left.splice(place, 1);
      return place >= 0;
    });
    const others = unlisted.filter((ticket) => !fitting.includes(ticket));
    const awaited = changedMethod ? others.length : left.length;
    const mayStay = this.awaitsSuccessor(line) ? awaited : 0;
    for (const ticket of others.slice(mayStay)) this.unwanted(ticket, wanted);
    const missing = left.length - (there.length - unlisted.length);
    if (line === null || missing <= 0 || !this.mustBeThere(line)) return fitting;
    if (this.drifts.some((drift) => drift.orderId === orderId && this.isOf(drift, line))) return fitting;
    this.violate('nothing-lost', `${orderId} ${line.id}: ${left.length} of ${wanted.length} tickets are missing`);
    return fitting;
  }

  private unwanted({ ticketDistributionId: id, key, method, product }: There, wanted: readonly FareProduct[]): void {
    if (wanted.length === 0) this.violate('ended-is-ended', `${id} is valid under ${key} and not wanted`);
    else
      this.violate(
        'as-ordered',
        `${id} is valid at ${method} under ${key} as ${contentOf(product)}, wanted: ${wanted.map(contentOf).join(', ')}`,
      );
  }

  /**
   * As long as what the line wants now cannot be asked to be there, or is listed because nobody knows whether it is, what was
   * there before may wait for it: each ticket for one, and after a change of method all for all.
   */
  private awaitsSuccessor(line: OrderLineDocument | null): boolean {
    return line !== null && (!this.mustBeThere(line) || this.mayBeThere(line));
  }

  private mayBeThere({ id }: OrderLineDocument): boolean {
    return this.drifts.some(
      ({ kind, ticketDistributionGroupId: group }) =>
        kind === 'outcome-unknown' && this.facts.systems.some((system) => system.lineOfGroup(group) === id),
    );
  }

  private mustBeThere(line: OrderLineDocument): boolean {
    const policy = this.facts.policies[line.fulfillmentMethod];
    const { customerAccountRef } = line;
    if (policy.withheld(aTicketToTell({ customerAccountRef })) !== null) return false;
    // What was refused for good is tried again when somebody asks.
    return this.facts.distributed || (policy.handedOverBy === 'generate' && !this.facts.mayDrift);
  }

  private byHand(ticket: There, model: OrderModel): void {
    if (this.facts.mayDrift) return;
    const { ticketDistributionId: id, startOfValidity, customerAccountRef, line, method } = ticket;
    const start = model.startOf(id);
    if (start !== undefined && start !== startOfValidity) {
      this.violate('manual-change-kept', `${id} was moved to ${start} and begins at ${startOfValidity}`);
    }
    const account = model.accountOf(line);
    if (this.facts.policies[method].transfers && account !== undefined && account !== customerAccountRef) {
      this.violate('account-as-wanted', `${id} is on ${customerAccountRef ?? 'no account'}, wanted on ${account}`);
    }
  }

  private isListed({ ticketDistributionId: id, key }: There): boolean {
    return this.drifts.some(
      (drift) =>
        drift.ticketDistributionId === id &&
        (drift.key === null || drift.key === key || drift.kind === 'outcome-unknown'),
    );
  }

  private isOf({ ticketDistributionGroupId: id }: Drift, line: OrderLineDocument): boolean {
    return this.facts.systems.some((system) => system.lineOfGroup(id) === line.id) || this.facts.mayDrift;
  }
}

function thereOf(system: SimulatedTicketSystem, orderId: string): There[] {
  return system.valid.flatMap((ticket) => {
    const told = system.toldUnder(ticket.key);
    return told?.orderId === orderId ? [{ ...ticket, method: system.method, line: told.orderLineId }] : [];
  });
}

function wantedLine(current: OrderDocument | null, id: string): OrderLineDocument | null {
  if (current?.status !== 'CONFIRMED') return null;
  const line = current.orderLines.find((candidate) => candidate.id === id);
  return line?.status === 'CONFIRMED' ? line : null;
}

function placeOf({ product }: There, wanted: readonly FareProduct[]): number {
  const content = contentOf(product);
  return wanted.findIndex((candidate) => contentOf(candidate) === content);
}

/** What every ticket system keeps of a product; validities can be moved by hand. */
function contentOf({ id, version, name, topologies, legs, seats, supplements, travellers }: FareProduct): string {
  return canonicalText([id, version, name, topologies, legs, seats, supplements, travellers]);
}
