import type { CallContext, CallResult, TicketSystemGateway } from '@ticket-distribution/application';
import {
  type CallOutcome,
  type HandOver,
  type TicketDistributionId,
  type TicketReferences,
  canonicalText,
  ticketsOf,
} from '@ticket-distribution/domain';

/**
 * What the next call meets: the system is away, refuses for good, the answer is lost after the effect, the request is
 * lost before it, or the call lands only when `land` is called.
 */
export type TicketSystemFault = 'unavailable' | 'refuse' | 'lose-answer' | 'lose-request' | 'land-late';

/** One call that reached the system, as it was processed. */
export interface ProcessedCall {
  readonly key: string;
  readonly operation: HandOver['operation'] | 'query';
  readonly outcome: 'applied' | 'repeated' | 'refused' | 'answered';
}

/**
 * A ticket system that keeps what it is told: it answers a key once and for ever, refuses other content under the same
 * key, and remembers a cancelled key that it never saw as dead. Faults are laid in its way one by one.
 */
export class FakeTicketSystem implements TicketSystemGateway {
  readonly calls: ProcessedCall[] = [];
  private readonly faults: TicketSystemFault[] = [];
  private readonly answers = new Map<string, { readonly content: string; readonly outcome: CallOutcome }>();
  private readonly dead = new Set<string>();
  private readonly holding = new Map<TicketDistributionId, string>();
  private readonly late: HandOver[] = [];

  constructor(readonly dedupes: boolean = true) {}

  /** The next calls meet these faults, one each. */
  meet(...faults: TicketSystemFault[]): void {
    this.faults.push(...faults);
  }

  /** The tickets that the system keeps as valid now. */
  get tickets(): readonly TicketDistributionId[] {
    return [...this.holding.keys()];
  }

  /** Calls that hung until now reach the system. */
  land(): void {
    for (const handOver of this.late.splice(0)) this.process(handOver);
  }

  async handOver(handOver: HandOver, _context: CallContext): Promise<CallResult> {
    const fault = this.faults.shift();
    if (fault === 'unavailable') return answered({ kind: 'no-effect', reason: 'unavailable' });
    if (fault === 'lose-request') return answered({ kind: 'unknown', reason: 'connection lost' });
    if (fault === 'land-late') this.late.push(handOver);
    if (fault === 'land-late') return answered({ kind: 'unknown', reason: 'time-out' });
    const outcome = this.process(handOver, fault === 'refuse');
    return answered(fault === 'lose-answer' ? { kind: 'unknown', reason: 'connection lost' } : outcome);
  }

  async ask({ key }: HandOver, _context: CallContext): Promise<CallResult> {
    const fault = this.faults.shift();
    if (fault === 'unavailable') return answered({ kind: 'no-effect', reason: 'unavailable' });
    if (fault !== undefined) return answered({ kind: 'unknown', reason: 'no answer' });
    this.calls.push({ key, operation: 'query', outcome: 'answered' });
    const outcome = this.answers.get(key)?.outcome;
    return answered(outcome ?? { kind: 'not-found', reason: 'the key is not known' });
  }

  private process(handOver: HandOver, refuses = false): CallOutcome {
    const { key, operation } = handOver;
    const known = this.answers.get(key);
    const content = canonicalText(handOver);
    if (known !== undefined) {
      const same = known.content === content;
      this.calls.push({ key, operation, outcome: same ? 'repeated' : 'refused' });
      return same ? known.outcome : { kind: 'refused', reason: 'the key was used with other content' };
    }
    const outcome = this.decide(handOver, refuses);
    this.answers.set(key, { content, outcome });
    this.calls.push({ key, operation, outcome: outcome.kind === 'applied' ? 'applied' : 'refused' });
    return outcome;
  }

  private decide(handOver: HandOver, refuses: boolean): CallOutcome {
    if (refuses) return { kind: 'refused', reason: 'the system does not want it' };
    if (handOver.operation === 'issue') {
      if (this.dead.has(handOver.key)) return { kind: 'refused', reason: 'the key was cancelled before' };
      for (const id of ticketsOf(handOver)) this.holding.set(id, handOver.key);
    } else {
      if (!this.answers.has(handOver.issueKey)) this.dead.add(handOver.issueKey);
      for (const id of ticketsOf(handOver)) this.holding.delete(id);
    }
    return { kind: 'applied', references: ticketsOf(handOver).map((id) => references(id, handOver)) };
  }
}

function references(ticketDistributionId: TicketDistributionId, handOver: HandOver): TicketReferences {
  const account = handOver.operation === 'issue' ? handOver.customerAccountRef : null;
  const isAccountBased = handOver.fulfillmentMethod === 'ACCOUNT_BASED_TICKETING';
  return {
    ticketDistributionId,
    externalReference: handOver.key,
    fareContractRef: isAccountBased ? `FAK:FareContract:${handOver.orderId}-${handOver.orderLineId}` : null,
    customerAccountRef: isAccountBased ? account : null,
  };
}

function answered(outcome: CallOutcome): CallResult {
  return { outcome, transcript: { request: null, answer: null } };
}
