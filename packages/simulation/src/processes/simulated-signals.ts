import type { Signals, Subscription } from '@ticket-distribution/application';
import type { TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { Random } from '../chance/random.js';
import type { Life } from '../scheduling/life.js';
import type { Scheduler } from '../scheduling/scheduler.js';

interface Listener<Told> {
  readonly life: Life;
  readonly hear: (told: Told) => void;
}

/** The wire between the processes: what is told comes late, in any order, twice or not at all. */
export class SignalWire {
  readonly work = new Set<Listener<null>>();
  readonly outcomes = new Set<Listener<TicketDistributionGroupId>>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
  ) {}

  tell<Told>(listeners: ReadonlySet<Listener<Told>>, told: Told): void {
    for (const { life, hear } of listeners) {
      const times = this.random.pick([0, 1, 1, 1, 1, 2]);
      for (let time = 0; time < times; time += 1) {
        this.scheduler.later(life, `${life.name} hears a signal`, this.random.pick([0, 0, 5, 300]), () => hear(told));
      }
    }
  }
}

/** The signals as one process tells and hears them; with it dies what it listens to. */
export class SimulatedSignals implements Signals {
  constructor(
    private readonly wire: SignalWire,
    private readonly life: Life,
  ) {}

  workStored(): void {
    this.wire.tell(this.wire.work, null);
  }

  outcomeWritten(id: TicketDistributionGroupId): void {
    this.wire.tell(this.wire.outcomes, id);
  }

  onWorkStored(listener: () => void): Subscription {
    return this.listen(this.wire.work, () => listener());
  }

  onOutcomeWritten(listener: (id: TicketDistributionGroupId) => void): Subscription {
    return this.listen(this.wire.outcomes, listener);
  }

  private listen<Told>(listeners: Set<Listener<Told>>, hear: (told: Told) => void): Subscription {
    const listener = { life: this.life, hear };
    const end = (): void => {
      listeners.delete(listener);
    };
    listeners.add(listener);
    this.life.onDeath(end);
    return { end };
  }
}
