import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { CallOutcome, DeliveryKey, HandOver, StatusReport } from '@ticket-distribution/domain';
import {
  type HttpAnswer,
  type HttpCall,
  HttpTicketSystem,
  type TicketSystemOptions,
  type Unseen,
  callResult,
  lookResult,
  orUnknown,
} from '@ticket-distribution/gateway-http';
import { answerOutcome } from './answer-outcome.js';
import { keyIsUnknown, unexpected } from './answer-status.js';
import { readHandOverAnswer } from './hand-over-answer.js';
import { handOverMessage } from './hand-over-message.js';
import { keyLook } from './key-look.js';

export interface JsonTicketSystemOptions extends TicketSystemOptions {
  /** The path of the hand-overs, such as `handOverPath('BIFROST')`. */
  readonly path: string;
}

/** A ticket system that takes hand-overs as JSON: account-based ticketing, international tickets, BIFROST. */
export class HttpTicketSystemGateway implements TicketSystemGateway {
  readonly dedupes = true;
  readonly keysPerLook = 20;
  readonly keysPerCall = 1;
  private readonly system: HttpTicketSystem;
  private readonly path: string;

  constructor({ path, ...options }: JsonTicketSystemOptions) {
    this.system = new HttpTicketSystem(options);
    this.path = path;
  }

  handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    const body = { contentType: 'application/json', text: JSON.stringify(handOverMessage(handOver)) };
    return this.call(handOver, { method: 'POST', path: this.path, body, ...context }, handedOver);
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.call(handOver, this.question(handOver.key, context), asked);
  }

  /** Asks for one key after the other, all within the time limit of one call; ends at the first that cannot be asked. */
  look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult> {
    return this.system.within((limit) => this.lookWithin(limit, keys, context));
  }

  private async lookWithin(
    limit: AbortSignal,
    keys: readonly DeliveryKey[],
    context: CallContext,
  ): Promise<LookResult> {
    const looks: (StatusReport | Unseen)[] = [];
    for (const [index, key] of keys.entries()) {
      const { reply } = await this.system.call(this.question(key, context), limit);
      if (reply.kind !== 'answered') {
        const unseen = keys.slice(index).map((left) => ({ key: left, problem: reply.reason }));
        return lookResult([...looks, ...unseen]);
      }
      looks.push(keyLook(key, reply));
    }
    return lookResult(looks);
  }

  private question(key: DeliveryKey, context: CallContext): HttpCall {
    return { method: 'GET', path: `${this.path}/${encodeURIComponent(key)}`, body: null, ...context };
  }

  private async call(
    handOver: HandOver,
    call: HttpCall,
    judge: (handOver: HandOver, answer: HttpAnswer) => CallOutcome,
  ): Promise<CallResult> {
    const exchange = await this.system.call(call);
    const { reply } = exchange;
    const outcome = reply.kind === 'answered' ? orUnknown(() => judge(handOver, reply)) : reply;
    return callResult(handOver, exchange, outcome);
  }
}

/** 200 is applied now or before, 422 refused for good, 400 not understood. */
function handedOver(handOver: HandOver, { status, text }: HttpAnswer): CallOutcome {
  if (status !== 200 && status !== 422 && status !== 400) throw unexpected(status);
  const answer = readHandOverAnswer(text);
  const fits = status === 200 ? answer.outcome !== 'refused' : answer.outcome === 'refused';
  if (!fits || (status === 400 && answer.code !== 'MALFORMED')) throw unexpected(status);
  return answerOutcome(handOver, answer);
}

/** 200 is how the key was decided, 404 that it was not. Any other answer is about the question, not about the key. */
function asked(handOver: HandOver, answer: HttpAnswer): CallOutcome {
  if (keyIsUnknown(answer)) return { kind: 'not-found', reason: 'the ticket system has not decided this key' };
  if (answer.status !== 200) throw unexpected(answer.status);
  return answerOutcome(handOver, readHandOverAnswer(answer.text));
}
