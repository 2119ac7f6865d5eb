import type { Signals, Subscription } from '@ticket-distribution/application';
import type { TicketDistributionGroupId } from '@ticket-distribution/domain';

/** Signals between the engines that share it, each a process of its own; they come at once, in the order of telling. */
export class InMemorySignals implements Signals {
  private readonly workListeners = new Set<() => void>();
  private readonly outcomeListeners = new Set<(id: TicketDistributionGroupId) => void>();

  workStored(): void {
    for (const listener of this.workListeners) listener();
  }

  outcomeWritten(id: TicketDistributionGroupId): void {
    for (const listener of this.outcomeListeners) listener(id);
  }

  onWorkStored(listener: () => void): Subscription {
    return subscription(this.workListeners, () => listener());
  }

  onOutcomeWritten(listener: (id: TicketDistributionGroupId) => void): Subscription {
    return subscription(this.outcomeListeners, (id) => listener(id));
  }
}

/** Each subscription has a listener of its own, so that one who listens twice ends each by itself. */
function subscription<Listener>(listeners: Set<Listener>, listener: Listener): Subscription {
  listeners.add(listener);
  return { end: () => listeners.delete(listener) };
}
