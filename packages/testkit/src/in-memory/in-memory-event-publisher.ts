import type { EventPublisher, StoredEvent } from '@ticket-distribution/application';

/** What goes wrong with one telling: nothing arrives, part of it does, or all of it and the answer is lost. */
export type PublisherFault = 'away' | 'cut-off' | 'answer-lost';

/** What publishers tell, as a broker keeps it: each event once, in the order of its first coming. */
export class MemoryBroker {
  private readonly events = new Map<string, StoredEvent>();
  private readonly faults: PublisherFault[] = [];
  private tellings = 0;

  get kept(): readonly StoredEvent[] {
    return [...this.events.values()];
  }

  /** How many times something was told, well or not. */
  get told(): number {
    return this.tellings;
  }

  /** The next tellings meet these faults, one each. */
  meet(...faults: readonly PublisherFault[]): void {
    this.faults.push(...faults);
  }

  /** Nothing goes wrong any more. */
  recover(): void {
    this.faults.length = 0;
  }

  /** @throws Error when a fault was met */
  take(events: readonly StoredEvent[]): void {
    this.tellings += 1;
    const fault = this.faults.shift();
    const arrived = fault === undefined || fault === 'answer-lost' ? events.length : Math.floor(events.length / 2);
    for (const event of fault === 'away' ? [] : events.slice(0, arrived)) {
      if (!this.events.has(event.id)) this.events.set(event.id, event);
    }
    if (fault !== undefined) throw new Error(`The broker is ${fault}.`);
  }
}

/** The reference implementation of `EventPublisher`. */
export class InMemoryEventPublisher implements EventPublisher {
  constructor(
    private readonly broker: MemoryBroker = new MemoryBroker(),
    readonly name = 'memory',
  ) {}

  async publish(events: readonly StoredEvent[]): Promise<void> {
    this.broker.take(events);
  }
}
