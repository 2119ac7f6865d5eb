import type { CallContext, CallResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { CallOutcome, HandOver } from '@ticket-distribution/domain';
import {
  type HttpAnswer,
  type HttpCall,
  HttpTicketSystem,
  type TicketSystemOptions,
  UnreadableAnswer,
  callResult,
  orUnknown,
} from '@ticket-distribution/gateway-http';
import { answerOutcome } from './answer-outcome.js';
import { readHandOverAnswer } from './hand-over-answer.js';
import { handOverMessage } from './hand-over-message.js';
import { JsonFields } from './json-fields.js';

export interface JsonTicketSystemOptions extends TicketSystemOptions {
  /** The path of the hand-overs; `TICKET_SYSTEM_PATHS` has those of the known systems. */
  readonly path: string;
}

/** A ticket system that takes hand-overs as JSON: account-based ticketing, international tickets, BIFROST. */
export class HttpTicketSystemGateway implements TicketSystemGateway {
  readonly dedupes = true;
  private readonly system: HttpTicketSystem;
  private readonly path: string;

  constructor({ path, ...options }: JsonTicketSystemOptions) {
    this.system = new HttpTicketSystem(options);
    this.path = path;
  }

  handOver(handOver: HandOver, { correlationId }: CallContext): Promise<CallResult> {
    const body = { contentType: 'application/json', text: JSON.stringify(handOverMessage(handOver)) };
    return this.call(handOver, { method: 'POST', path: this.path, body, correlationId }, handedOver);
  }

  ask(handOver: HandOver, { correlationId }: CallContext): Promise<CallResult> {
    const path = `${this.path}/${encodeURIComponent(handOver.key)}`;
    return this.call(handOver, { method: 'GET', path, body: null, correlationId }, asked);
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
function asked(handOver: HandOver, { status, text }: HttpAnswer): CallOutcome {
  if (status === 404 && JsonFields.parse(text).optionalText('code') === 'KEY_UNKNOWN') {
    return { kind: 'not-found', reason: 'the ticket system has not decided this key' };
  }
  if (status !== 200) throw unexpected(status);
  return answerOutcome(handOver, readHandOverAnswer(text));
}

function unexpected(status: number): UnreadableAnswer {
  return new UnreadableAnswer(`the answer with status ${status} is not of the protocol`);
}
