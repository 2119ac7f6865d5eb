import { EventEmitter } from 'node:events';
import type { Signals, Subscription } from '@ticket-distribution/application';
import type { TicketDistributionGroupId } from '@ticket-distribution/domain';

/** Signals within one process. */
export class ProcessSignals implements Signals {
  private readonly emitter = new EventEmitter<{ work: []; outcome: [TicketDistributionGroupId] }>().setMaxListeners(0);

  workStored(): void {
    this.emitter.emit('work');
  }

  outcomeWritten(id: TicketDistributionGroupId): void {
    this.emitter.emit('outcome', id);
  }

  onWorkStored(listener: () => void): Subscription {
    const heard = (): void => listener();
    this.emitter.on('work', heard);
    return { end: () => this.emitter.off('work', heard) };
  }

  onOutcomeWritten(listener: (id: TicketDistributionGroupId) => void): Subscription {
    const heard = (id: TicketDistributionGroupId): void => listener(id);
    this.emitter.on('outcome', heard);
    return { end: () => this.emitter.off('outcome', heard) };
  }
}
