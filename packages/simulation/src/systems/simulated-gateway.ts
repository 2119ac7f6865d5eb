import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { CallOutcome, DeliveryKey, HandOver, TicketDistributionId } from '@ticket-distribution/domain';
import type { Random } from '../chance/random.js';
import type { Life } from '../scheduling/life.js';
import type { Scheduler } from '../scheduling/scheduler.js';
import { FaultOfTheWorld } from '../store/fault-of-the-world.js';
import type { CallFault } from './call-fault.js';
import type { SimulatedTicketSystem } from './simulated-ticket-system.js';

const TIMEOUT_MS = 5000;
const LATEST_LANDING_MS = 60_000;
const NO_EFFECT: CallOutcome = { kind: 'no-effect', reason: 'unavailable' };
const GARBLED: CallOutcome = { kind: 'unknown', reason: 'the answer makes no sense' };
const TIMED_OUT: CallOutcome = { kind: 'unknown', reason: 'time-out' };

/** How a ticket system is reached from one process: over a network on which requests and answers travel by themselves. */
export class SimulatedGateway implements TicketSystemGateway {
  readonly keysPerLook = 10;
  readonly keysPerCall = 10;

  constructor(
    private readonly system: SimulatedTicketSystem,
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly life: Life,
    /** How long every request and every answer is on its way, milliseconds; null: each as long as it happens. */
    private readonly travelMs: number | null,
    private readonly onCall: (handOver: HandOver) => void,
  ) {}

  get dedupes(): boolean {
    return this.system.dedupes;
  }

  async handOver(handOver: HandOver, _context: CallContext): Promise<CallResult> {
    await this.scheduler.step(this.life, `${this.life.name} calls ${handOver.key}`);
    this.onCall(handOver);
    return withoutTranscript(await this.told(handOver));
  }

  async ask(handOver: HandOver, _context: CallContext): Promise<CallResult> {
    await this.scheduler.step(this.life, `${this.life.name} asks for ${handOver.key}`);
    const fault = this.nextFault();
    if (fault === 'unavailable') return withoutTranscript(await this.heard(NO_EFFECT, this.travel()));
    if (fault !== null) return withoutTranscript(await this.heard(TIMED_OUT, TIMEOUT_MS));
    await this.arrives(handOver, this.travel());
    return withoutTranscript(await this.heard(await this.system.ask(handOver), this.travel()));
  }

  async look(keys: readonly DeliveryKey[], _context: CallContext): Promise<LookResult> {
    await this.scheduler.step(this.life, `${this.life.name} looks`);
    const fault = this.nextFault();
    if (fault === 'unavailable' || fault === 'lose-request' || fault === 'lose-answer') {
      await this.scheduler.step(this.life, `${this.life.name} sees nothing`, this.travel());
      return { reports: [], failure: 'unavailable' };
    }
    await this.scheduler.step(null, `${this.life.name} looks at ${this.system.method}`, this.travel());
    const reports = this.system.see(keys, fault === 'stale-look');
    await this.scheduler.step(this.life, `${this.life.name} sees`, fault === null ? this.travel() : TIMEOUT_MS);
    return { reports, failure: null };
  }

  private nextFault(): CallFault | null {
    if (this.system.outageUntil > this.scheduler.now) {
      return this.random.pick(['unavailable', 'unavailable', 'lose-request', 'lose-answer']);
    }
    return this.system.nextFault();
  }

  private async told(handOver: HandOver): Promise<CallOutcome> {
    const fault = this.nextFault();
    if (fault === 'unavailable') return this.heard(NO_EFFECT, this.travel());
    if (fault === 'lose-request') return this.heard(TIMED_OUT, TIMEOUT_MS);
    if (fault === 'land-late') {
      this.lands(handOver, this.random.between(TIMEOUT_MS, LATEST_LANDING_MS));
      return this.heard(TIMED_OUT, TIMEOUT_MS);
    }
    if (isLie(fault) && showsInLook(handOver)) {
      if (fault === 'acknowledge-early') this.lands(handOver, this.random.between(1, LATEST_LANDING_MS));
      return this.heard(this.system.pretend(handOver), this.travel());
    }
    const refusal = fault === 'refuse' || fault === 'refuse-one' ? fault : null;
    const isRepeated = fault === 'duplicate' || (refusal !== null && this.random.chance(0.3));
    if (isRepeated) this.lands(handOver, this.random.between(1, LATEST_LANDING_MS));
    await this.arrives(handOver, this.travel());
    return this.answered(this.system.process(handOver, refusal), fault);
  }

  /** What is heard of the answer to a request that arrived. */
  private async answered(outcome: CallOutcome, fault: CallFault | null): Promise<CallOutcome> {
    if (fault === 'lose-answer') return this.heard(TIMED_OUT, TIMEOUT_MS);
    if (fault === 'slow') return this.heard(outcome, TIMEOUT_MS - 300);
    if (fault === 'garble') return this.heard(GARBLED, this.travel());
    if (fault === 'name-other-tickets') return this.heard(ofOthers(outcome), this.travel());
    await this.heard(outcome, this.travel());
    if (fault === 'break-gateway') throw new FaultOfTheWorld('The gateway broke.');
    return outcome;
  }

  private lands(handOver: HandOver, milliseconds: number): void {
    const label = `${handOver.key} lands late`;
    this.scheduler.later(null, label, milliseconds, () => void this.system.process(handOver));
  }

  private arrives({ key }: HandOver, milliseconds: number): Promise<void> {
    return this.scheduler.step(null, `${key} arrives`, milliseconds);
  }

  private async heard(outcome: CallOutcome, milliseconds: number): Promise<CallOutcome> {
    await this.scheduler.step(this.life, `${this.life.name} hears ${outcome.kind}`, milliseconds);
    return outcome;
  }

  private travel(): number {
    if (this.travelMs !== null) return this.travelMs;
    return this.random.chance(0.3) ? 0 : this.random.between(1, 150);
  }
}

function isLie(fault: CallFault | null): boolean {
  return fault === 'acknowledge-early' || fault === 'pretend';
}

/** A look shows which tickets are there, not what they say: what was not done to their content shows nowhere. */
function showsInLook({ operation }: HandOver): boolean {
  return operation === 'issue' || operation === 'cancel';
}

function ofOthers(outcome: CallOutcome): CallOutcome {
  if (outcome.kind !== 'applied') return outcome;
  const ticketDistributionId = 'ticket-of-somebody-else' as TicketDistributionId;
  return { ...outcome, references: outcome.references.map((one) => ({ ...one, ticketDistributionId })) };
}

function withoutTranscript(outcome: CallOutcome): CallResult {
  return { outcome, transcript: { request: null, answer: null } };
}
