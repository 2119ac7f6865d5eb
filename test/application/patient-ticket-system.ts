import type { CallResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { HandOver } from '@ticket-distribution/domain';
import { FakeTicketSystem } from '@ticket-distribution/testkit';
import { settled } from './story.js';

/** A ticket system that answers when it is told to, the longest waiting call first. */
export class PatientTicketSystem extends FakeTicketSystem {
  readonly begun: HandOver[] = [];
  private readonly waiting: (() => void)[] = [];

  override async handOver(...[handOver, context]: Parameters<TicketSystemGateway['handOver']>): Promise<CallResult> {
    this.begun.push(handOver);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    return super.handOver(handOver, context);
  }

  get underWay(): number {
    return this.waiting.length;
  }

  async answer(): Promise<void> {
    this.waiting.shift()?.();
    await settled();
  }
}
