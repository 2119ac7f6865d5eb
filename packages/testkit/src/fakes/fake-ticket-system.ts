import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import {
  type CallOutcome,
  type DeliveryKey,
  type HandOver,
  type HandedOverTicket,
  type TicketDistributionId,
  type ReturnedDocument,
  type TicketReferences,
  canonicalText,
  ticketsOf,
} from '@ticket-distribution/domain';
import { TicketRegister, type ValidTicket } from './ticket-register.js';

/**
 * What the next call meets: the system is away, refuses for good (`refuse-one`: it names one ticket that it refused), the
 * answer is lost after the effect, the request is lost before it, or the call lands only when `land` is called.
 */
export type TicketSystemFault = 'unavailable' | 'refuse' | 'refuse-one' | 'lose-answer' | 'lose-request' | 'land-late';

/** One call that reached the system, as it was processed. */
export interface ProcessedCall {
  readonly key: string;
  readonly operation: HandOver['operation'] | 'query';
  readonly outcome: 'applied' | 'repeated' | 'refused' | 'answered';
}

export interface FakeTicketSystemOptions {
  /** Like NOD: a picked up ticket is cancelled by an order on the medium only. Default: any cancel is taken. */
  readonly likeNod?: boolean;
  /** Whether it changes a ticket that is picked up or in use. Default: it does. */
  readonly changesInUse?: boolean;
  /** Default 10. */
  readonly keysPerLook?: number;
  /** Default: a look is one call. */
  readonly keysPerCall?: number;
  /** What it never takes: a call that tells of such a ticket is refused. Default: it takes everything. */
  readonly neverTakes?: (ticket: HandedOverTicket) => boolean;
  /** Whether it says which tickets it did not take. Default: it does not. */
  readonly namesRefused?: boolean;
  /** What it returns of each ticket that can be shown. Default: nothing. */
  readonly documents?: readonly ReturnedDocument[];
}

type Refusal = Extract<CallOutcome, { readonly kind: 'refused' }>;

/**
 * A ticket system that keeps what it is told: it answers a key once and for ever, refuses other content under the same
 * key, and remembers a cancelled key that it never saw as dead. Faults are laid in its way one by one. What it holds is
 * the truth that tests compare with.
 */
export class FakeTicketSystem implements TicketSystemGateway {
  readonly calls: ProcessedCall[] = [];
  readonly keysPerLook: number;
  readonly keysPerCall: number;
  private readonly faults: TicketSystemFault[] = [];
  private readonly answers = new Map<DeliveryKey, { readonly content: string; readonly outcome: CallOutcome }>();
  private readonly register: TicketRegister;
  private readonly late: HandOver[] = [];
  private readonly options: FakeTicketSystemOptions;

  constructor(
    readonly dedupes: boolean = true,
    options: FakeTicketSystemOptions = {},
  ) {
    const { likeNod = false, changesInUse = true, keysPerLook = 10, keysPerCall = keysPerLook } = options;
    this.options = options;
    this.register = new TicketRegister({ likeNod, changesInUse });
    this.keysPerLook = keysPerLook;
    this.keysPerCall = keysPerCall;
  }

  /** The next calls meet these faults, one each; a look meets `unavailable` only. */
  meet(...faults: TicketSystemFault[]): void {
    this.faults.push(...faults);
  }

  /** Faults that no call has met yet are gone. */
  recover(): void {
    this.faults.length = 0;
  }

  /** The tickets that the system keeps as valid now, each once. */
  get tickets(): readonly TicketDistributionId[] {
    return [...new Set(this.valid.map(({ ticketDistributionId }) => ticketDistributionId))];
  }

  /** What is valid now, per key and ticket. */
  get valid(): readonly ValidTicket[] {
    return this.register.valid;
  }

  /** Calls that hung until now reach the system. */
  land(): void {
    for (const handOver of this.late.splice(0)) this.process(handOver);
  }

  /** The traveller picks up, or begins to use, what was issued under the key. */
  pickUp(key: DeliveryKey): void {
    this.register.happen((ticket) => ticket.key === key && !ticket.pickedUp, 'ACTIVATED');
  }

  /** The pickup of what was issued under the key is complete. */
  complete(key: DeliveryKey): void {
    this.register.happen((ticket) => ticket.key === key && ticket.pickedUp, 'COMMITTED');
  }

  /** The system cancels a ticket by itself, under every key. */
  cancelFromOutside(id: TicketDistributionId): void {
    this.register.happen(({ ticketDistributionId }) => ticketDistributionId === id, 'CANCELLED_EXTERNALLY');
  }

  /** One call: what `handOver` answers, at once. */
  tell(handOver: HandOver): CallOutcome {
    const fault = this.faults.shift();
    if (fault === 'unavailable') return { kind: 'no-effect', reason: 'unavailable' };
    if (fault === 'lose-request') return { kind: 'unknown', reason: 'connection lost' };
    if (fault === 'land-late') {
      this.late.push(handOver);
      return { kind: 'unknown', reason: 'time-out' };
    }
    const outcome = this.process(handOver, refusalOf(handOver, fault));
    return fault === 'lose-answer' ? { kind: 'unknown', reason: 'connection lost' } : outcome;
  }

  /** One look: what `look` answers, at once. */
  see(keys: readonly DeliveryKey[]): LookResult {
    if (this.faults[0] === 'unavailable') {
      this.faults.shift();
      return { reports: [], failure: 'unavailable' };
    }
    return { reports: keys.map((key) => this.register.see(key)), failure: null };
  }

  async handOver(handOver: HandOver, _context: CallContext): Promise<CallResult> {
    return answered(this.tell(handOver));
  }

  async ask({ key }: HandOver, _context: CallContext): Promise<CallResult> {
    const fault = this.faults.shift();
    if (fault === 'unavailable') return answered({ kind: 'no-effect', reason: 'unavailable' });
    if (fault !== undefined) return answered({ kind: 'unknown', reason: 'no answer' });
    this.calls.push({ key, operation: 'query', outcome: 'answered' });
    const outcome = this.answers.get(key)?.outcome;
    return answered(outcome ?? { kind: 'not-found', reason: 'the key is not known' });
  }

  async look(keys: readonly DeliveryKey[], _context: CallContext): Promise<LookResult> {
    return this.see(keys);
  }

  private process(handOver: HandOver, refusal: Refusal | null = null): CallOutcome {
    const { key, operation } = handOver;
    const known = this.answers.get(key);
    const content = canonicalText(handOver);
    if (known !== undefined) {
      const same = known.content === content;
      this.calls.push({ key, operation, outcome: same ? 'repeated' : 'refused' });
      return same ? known.outcome : { kind: 'refused', reason: 'the key was used with other content' };
    }
    const outcome = this.decide(handOver, refusal ?? this.neverTaken(handOver));
    this.answers.set(key, { content, outcome });
    this.calls.push({ key, operation, outcome: outcome.kind === 'applied' ? 'applied' : 'refused' });
    return outcome;
  }

  private decide(handOver: HandOver, refused: Refusal | null): CallOutcome {
    const refusal = refused ?? this.register.carryOut(handOver);
    if (refusal === null)
      return { kind: 'applied', references: ticketsOf(handOver).map((id) => this.referencesTo(id, handOver)) };
    this.register.refuse(handOver);
    return refusal;
  }

  private referencesTo(id: TicketDistributionId, handOver: HandOver): TicketReferences {
    const { documents } = this.options;
    const isValid = documents !== undefined && handOver.operation !== 'cancel';
    return { ...references(id, handOver), ...(isValid && { documents }) };
  }

  private neverTaken(handOver: HandOver): Refusal | null {
    const { neverTakes = () => false, namesRefused = false } = this.options;
    const tickets = toldIn(handOver)
      .filter(neverTakes)
      .map(({ ticketDistributionId }) => ticketDistributionId);
    if (tickets.length === 0) return null;
    return { kind: 'refused', reason: 'not taken here', ...(namesRefused ? { tickets } : {}) };
  }
}

function refusalOf(handOver: HandOver, fault: TicketSystemFault | undefined): Refusal | null {
  if (fault !== 'refuse' && fault !== 'refuse-one') return null;
  const reason = 'the system does not want it';
  return fault === 'refuse'
    ? { kind: 'refused', reason }
    : { kind: 'refused', reason, tickets: ticketsOf(handOver).slice(0, 1) };
}

/** The tickets whose content a hand-over tells. */
function toldIn(handOver: HandOver): readonly HandedOverTicket[] {
  if (handOver.operation === 'issue') return handOver.tickets;
  return handOver.operation === 'update' || handOver.operation === 'update-validity' ? [handOver.ticket] : [];
}

function references(ticketDistributionId: TicketDistributionId, handOver: HandOver): TicketReferences {
  const namesAccount = handOver.operation === 'issue' || handOver.operation === 'transfer';
  const account = namesAccount ? handOver.customerAccountRef : null;
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
