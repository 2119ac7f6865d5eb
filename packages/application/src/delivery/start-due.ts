import type { Delivery, FulfillmentMethod } from '@ticket-distribution/domain';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { DeliveryClaimer } from './delivery-claimer.js';
import type { Gates } from '../gates/gates.js';
import type { Turns } from './turns.js';
import type { WaitingDeliveries } from './waiting-deliveries.js';

/** Starts what is due, in turn, as much as each ticket system's gate lets through. */
export class StartDue {
  private readonly looking = new Set<FulfillmentMethod>();

  constructor(
    private readonly claimer: DeliveryClaimer,
    private readonly gates: Gates,
    private readonly turns: Turns,
    private readonly waiting: WaitingDeliveries,
    private readonly log: DeliveryLog,
    private readonly start: (claimed: Delivery) => Promise<boolean>,
  ) {}

  /** @returns what each start gives */
  async execute(methods: readonly FulfillmentMethod[]): Promise<readonly Promise<boolean>[]> {
    const asked = methods
      .map((method) => ({ method, limit: this.claimer.limitOf(method), waiting: this.waiting.of(method) }))
      .filter(({ limit }) => limit > 0);
    const due = await this.claimer.dueMethods(asked.map(({ method }) => method));
    const claimed = await this.claimer.claimDue(
      asked.flatMap(({ method, limit }) => (due.includes(method) ? this.turns.next(method, limit) : [])),
    );
    const started = claimed.map((delivery) => this.start(delivery));
    const keys = new Set(claimed.map(({ key }) => key));
    for (const { method, limit, waiting } of asked) {
      const ofMethod = claimed.filter(({ snapshot }) => snapshot.handOver.fulfillmentMethod === method);
      this.turns.looked(method, ofMethod.length >= limit);
      // What is not among those due, though one more could start, is waited for in vain.
      if (ofMethod.length < limit) this.waiting.release(waiting.filter((key) => !keys.has(key)));
    }
    for (const method of methods) if (this.gates.of(method).isAway) this.waiting.release(this.waiting.of(method));
    return started;
  }

  /** Looks for what is due where somebody here waits for it, and more may be claimed. */
  lookForWaiting(method: FulfillmentMethod): void {
    const waiting = this.waiting.of(method);
    if (this.gates.of(method).isAway) this.waiting.release(waiting);
    else if (waiting.length > 0 && this.claimer.limitOf(method) > 0) void this.look(method);
  }

  /** One look at a time, so that no more is claimed than can start. */
  private async look(method: FulfillmentMethod): Promise<void> {
    if (this.looking.has(method)) return;
    this.looking.add(method);
    try {
      void (await this.execute([method]));
    } catch (error) {
      this.log.failed(null, error);
      return;
    } finally {
      this.looking.delete(method);
    }
    this.lookForWaiting(method);
  }
}
