import type { CallContext, CallResult, LookResult } from '@ticket-distribution/application';
import {
  type CallOutcome,
  type DeliveryKey,
  type HandOver,
  type ReportedTicket,
  checkedOutcome,
  ticketsOf,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { GatewayStage } from './gateway-stage.js';
import { personalValues } from './told-hand-overs.js';

const LONGEST_CALL_MS = 30_000;

const CONTEXT: CallContext = { correlationId: 'gateway-contract', traceparent: null };

/** The gateway of a stage; every call is held against what holds of all of them, whatever the system does. */
export class CheckedGateway {
  constructor(private readonly stage: GatewayStage) {}

  async handOver(handOver: HandOver): Promise<CallOutcome> {
    const result = await this.ended(this.stage.gateway.handOver(handOver, CONTEXT), `the ${handOver.operation}`);
    expect(result.outcome.kind, 'of a hand-over, which is no question').to.not.equal('not-found');
    return this.checked(handOver, result);
  }

  async ask(handOver: HandOver): Promise<CallOutcome> {
    const result = await this.ended(
      this.stage.gateway.ask(handOver, CONTEXT),
      `the question for the ${handOver.operation}`,
    );
    return this.checked(handOver, result);
  }

  /** As the engine finds out what became of a call: by another one under the same key, or by a question. */
  again(handOver: HandOver, { kind }: CallOutcome): Promise<CallOutcome> {
    const mustAsk = kind === 'unknown' && !this.stage.gateway.dedupes;
    return mustAsk ? this.ask(handOver) : this.handOver(handOver);
  }

  /** @returns what is told of each key; undefined: nothing, and the failure says so */
  async look(...keys: readonly DeliveryKey[]): Promise<(readonly ReportedTicket[] | null | undefined)[]> {
    const result = await this.ended(this.stage.gateway.look(keys, CONTEXT), 'the look');
    this.checkLook(keys, result);
    return keys.map((key) => result.reports.find((report) => report.key === key)?.tickets);
  }

  private checked(handOver: HandOver, { outcome, transcript }: CallResult): CallOutcome {
    const believed = checkedOutcome(handOver, outcome);
    expect(believed.kind, 'reason' in believed ? believed.reason : '').to.equal(outcome.kind);
    if ('reason' in outcome) expect(outcome.reason, 'a reason for people').to.not.equal('');
    if ('tickets' in outcome)
      expect(ticketsOf(handOver), 'the refused tickets').to.include.members([...outcome.tickets]);
    const kept = [transcript.request, transcript.answer, 'reason' in outcome ? outcome.reason : null];
    this.expectNothingPersonal(kept, personalValues(handOver));
    return outcome;
  }

  private checkLook(keys: readonly DeliveryKey[], { reports, failure }: LookResult): void {
    const seen = reports.map(({ key }) => key);
    expect(keys, 'only what was asked for is told').to.include.members(seen);
    expect(new Set(seen).size, 'each key is told once').to.equal(seen.length);
    expect(failure === null, `a failure if keys are missing, and only then: ${failure}`).to.equal(
      seen.length === keys.length,
    );
    for (const { tickets } of reports) {
      const ids = (tickets ?? []).map(({ ticketDistributionId }) => ticketDistributionId);
      expect(new Set(ids).size, 'each ticket is told once').to.equal(ids.length);
    }
    this.expectNothingPersonal([failure], personalValues(this.stage.issue));
  }

  private expectNothingPersonal(kept: readonly (string | null)[], personal: readonly string[]): void {
    const text = kept.join('\n');
    const shown = [...personal, ...(this.stage.secrets ?? [])].filter((value) => text.includes(value));
    expect(shown, 'an attempt shows neither secrets nor who somebody is').to.deep.equal([]);
  }

  private ended<Result>(call: Promise<Result>, what: string): Promise<Result> {
    const { longestCallMs = LONGEST_CALL_MS } = this.stage;
    let timer: NodeJS.Timeout | undefined;
    const never = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${what} did not end within ${longestCallMs} ms`)), longestCallMs);
    });
    return Promise.race([call, never]).finally(() => clearTimeout(timer));
  }
}
