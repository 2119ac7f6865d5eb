import {
  type Drift,
  type FareProduct,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  type OrderDocument,
  type OrderLineDocument,
  canonicalText,
  fulfillmentPolicies,
  isRegistered,
  normalProduct,
} from '@ticket-distribution/domain';
import { type MemoryState, type ValidTicket, aTicketToTell } from '@ticket-distribution/testkit';
import type { SimulatedTicketSystem } from '../systems/simulated-ticket-system.js';
import type { OrderModel } from './order-model.js';
import type { Invariant } from './violation.js';
import { waitsForOperator } from './waits-for-operator.js';

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
  /** Whether an order holds what some system could never be told. */
  readonly mayWithhold: boolean;
}

/** A ticket that a ticket system holds valid, with the order line that it was told of. */
interface There extends ValidTicket {
  readonly method: FulfillmentMethod;
  readonly line: string;
}

/** The tickets of a line that are there, beside what the line wants. */
interface Fitted {
  /** Null: nothing is wanted of it. */
  readonly line: OrderLineDocument | null;
  readonly wanted: readonly FareProduct[];
  /** Those that stand for a wanted product, and those that do not; those that a drift names are in neither. */
  readonly fitting: readonly There[];
  readonly others: readonly There[];
  /** The wanted products for which none stands. */
  readonly missing: readonly FareProduct[];
  readonly listed: number;
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
    const judged = new Map([...lines].map((line) => [line, this.fitted(wantedLine(current, line), there, line)]));
    for (const [line, fitting] of judged) {
      const successors = [...model.successorsOf(line)].flatMap((id) => judged.get(id) ?? []);
      const mayWait = successors.some((one) => this.mayStay(one) > 0);
      this.line(orderId, fitting, model.changedMethod(line) || mayWait, mayWait);
      for (const ticket of fitting.fitting) this.byHand(ticket, model);
    }
  }

  /** Nothing is left open that nobody knows of. */
  judgeDeliveries({ deliveries }: Pick<MemoryState, 'deliveries'>): void {
    const all = [...deliveries.values()];
    for (const delivery of all) {
      const { key, state } = delivery;
      if (waitsForOperator(delivery, all)) continue;
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

  /**
   * A ticket can stay valid that ended here only where a system said to have cancelled it and had not. What cannot be told is
   * listed as a change that was refused.
   */
  private hasCause({ kind }: Drift): boolean {
    if (this.facts.mayWithhold && kind === 'change-refused') return true;
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

  /** Which of the tickets of a line are there for a wanted product, by what their system can see of it. */
  private fitted(line: OrderLineDocument | null, all: readonly There[], id: string): Fitted {
    const wanted = line === null ? [] : this.facts.policies[line.fulfillmentMethod].tickets(line);
    const there = all.filter((ticket) => ticket.line === id);
    const unlisted = there.filter((ticket) => !this.isListed(ticket));
    const missing = [...wanted];
    const fitting = unlisted.filter((ticket) => {
      const place = ticket.method === line?.fulfillmentMethod ? this.placeOf(ticket, missing) : -1;
      if (place >= 0) missing.splice(place, 1);
      return place >= 0;
    });
    const others = unlisted.filter((ticket) => !fitting.includes(ticket));
    return { line, wanted, fitting, others, missing, listed: there.length - unlisted.length };
  }

  /**
   * Every wanted product has its ticket, and every ticket its product.
   *
   * @param forAll whether tickets that may stay wait for all that are missing, not each for one
   * @param mayWait whether tickets of the line may wait for those of lines that replace it
   */
  private line(orderId: string, fitted: Fitted, forAll: boolean, mayWait: boolean): void {
    const { line, wanted, others, missing, listed } = fitted;
    const awaited = this.mayStay(fitted);
    const mayStay = mayWait || (forAll && awaited > 0) ? others.length : awaited;
    for (const ticket of others.slice(mayStay)) this.unwanted(ticket, wanted);
    if (line === null) return;
    const lost = missing.filter((product) => this.mustBeThere(line, product)).length - listed;
    if (lost <= 0 || this.drifts.some((drift) => drift.orderId === orderId && this.isOf(drift, line))) return;
    this.violate('nothing-lost', `${orderId} ${line.id}: ${lost} of ${wanted.length} tickets are missing`);
  }

  private unwanted({ ticketDistributionId: id, key, method, product }: There, wanted: readonly FareProduct[]): void {
    if (wanted.length === 0) this.violate('ended-is-ended', `${id} is valid under ${key} and not wanted`);
    else {
      const content = this.contentOf(product, method);
      const all = wanted.map((one) => this.contentOf(one, method)).join(', ');
      this.violate('as-ordered', `${id} is valid at ${method} under ${key} as ${content}, wanted: ${all}`);
    }
  }

  /**
   * As long as what the line wants now cannot be asked to be there, or is listed because nobody knows whether it is, what was
   * there before may wait for it: each ticket for one, and after a change of method all for all.
   */
  private mayStay({ line, missing }: Fitted): number {
    if (line === null) return 0;
    if (this.mayBeThere(line)) return missing.length;
    return missing.filter((product) => !this.mustBeThere(line, product)).length;
  }

  /** A group whose every request was lost could be that of any line. */
  private mayBeThere({ id }: OrderLineDocument): boolean {
    return this.drifts.some(({ kind, ticketDistributionGroupId: group }) => {
      const told = this.facts.systems.flatMap((system) => system.lineOfGroup(group) ?? []);
      return kind === 'outcome-unknown' && (told.length === 0 || told.includes(id));
    });
  }

  private mustBeThere(line: OrderLineDocument, product: FareProduct): boolean {
    const policy = this.facts.policies[line.fulfillmentMethod];
    const { customerAccountRef } = line;
    const told = aTicketToTell({ customerAccountRef, product });
    if (policy.withheld(told) !== null || policy.violations(told).length > 0) return false;
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
    const accounts = model.accountsOf(id, line);
    if (!this.facts.policies[method].transfers || accounts === undefined) return;
    if (customerAccountRef !== null && accounts.includes(customerAccountRef)) return;
    const wanted = accounts.join(' or ');
    this.violate('account-as-wanted', `${id} is on ${customerAccountRef ?? 'no account'}, wanted on ${wanted}`);
  }

  private placeOf({ product, method }: There, wanted: readonly FareProduct[]): number {
    const content = this.contentOf(product, method);
    return wanted.findIndex((candidate) => this.contentOf(candidate, method) === content);
  }

  /**
   * What the ticket system of a method can see of a product, as its protocol carries it, whatever a policy believes, unless the
   * policy is all there is of the method; validities can be moved by hand.
   */
  private contentOf(product: FareProduct, method: FulfillmentMethod): string {
    const policies = isRegistered(fulfillmentPolicies, method) ? fulfillmentPolicies : this.facts.policies;
    const { validity: _moved, ...seen } = policies[method].told(normalProduct(product));
    return canonicalText(seen);
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
