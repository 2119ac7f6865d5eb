import type { Claim, Delivery, DeliveryKey, FulfillmentMethod } from '@ticket-distribution/domain';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { DeliveryClaimer } from './delivery-claimer.js';
import type { Passage } from '../gates/gate.js';
import type { Gates } from '../gates/gates.js';
import type { Leases } from '../leases/leases.js';
import type { MakeCall, Written } from './make-call.js';
import { StartDue } from './start-due.js';
import type { Turns } from './turns.js';
import { WaitingDeliveries } from './waiting-deliveries.js';

/** The calls of this process: which are under way, which wait until turn and gate allow them, what follows from each. */
export class Calls {
  private readonly underWay = new Map<DeliveryKey, Promise<boolean>>();
  private readonly waiting = new WaitingDeliveries();
  private readonly due: StartDue;
  /** Called when a call made place for another at a system for which more is due. */
  onPlace: () => void = () => {};
  private stopped = false;

  constructor(
    private readonly makeCall: MakeCall,
    private readonly leases: Leases,
    private readonly gates: Gates,
    private readonly turns: Turns,
    private readonly log: DeliveryLog,
    private readonly claimer: DeliveryClaimer,
  ) {
    this.due = new StartDue(claimer, gates, turns, this.waiting, log, (delivery) => this.start(delivery));
    for (const method of gates.methods) gates.of(method).onLeft = (isMade) => this.left(method, isMade);
  }

  /**
   * Resolves when neither the delivery nor what followed from it is under way here any more, to whether a call was made
   * and its outcome written; undefined: nothing of it is under way here, or waits to be.
   */
  over(key: DeliveryKey): Promise<boolean> | undefined {
    return this.underWay.get(key) ?? this.waiting.over(key);
  }

  /**
   * Starts the call of a stored delivery, claimed already or not; one that cannot start yet waits for its turn.
   *
   * @returns as `over`
   */
  start(delivery: Delivery): Promise<boolean> {
    const { claim, handOver } = delivery.snapshot;
    if (claim !== null) return this.startClaimed(delivery, claim);
    const known = this.underWay.get(delivery.key);
    if (known !== undefined) return known;
    const { fulfillmentMethod: method } = handOver;
    const mustQueue = this.stopped || this.turns.isBacklogged(method);
    const passage = mustQueue ? null : this.gates.of(method).enter();
    if (passage !== null) {
      return this.begin(delivery, Promise.resolve(passage), () => this.makeCall.ifDue(delivery, passage));
    }
    if (this.stopped) return Promise.resolve(false);
    const over = this.waiting.add(delivery.key, method);
    this.due.lookForWaiting(method);
    return over;
  }

  /** @returns for each start as `over` */
  startDue(methods: readonly FulfillmentMethod[]): Promise<readonly Promise<boolean>[]> {
    return this.stopped ? Promise.resolve([]) : this.due.execute(methods);
  }

  /** Starts no more calls and resolves when those under way have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.makeCall.stop();
    this.gates.stop();
    this.waiting.releaseAll();
    await Promise.all(this.underWay.values());
  }

  /** What is under way with it here ends first: a start that finds it claimed now, or what is left of its last call. */
  private async startClaimed(delivery: Delivery, claim: Claim): Promise<boolean> {
    this.leases.hold(claim);
    while (this.underWay.has(delivery.key)) await this.underWay.get(delivery.key);
    const entering = this.gates.of(delivery.snapshot.handOver.fulfillmentMethod).lineUp();
    return this.begin(delivery, entering, (passage) => this.makeCall.underClaim(delivery, claim, passage));
  }

  private begin(
    { key, snapshot: { handOver } }: Delivery,
    entering: Promise<Passage>,
    makeCall: (passage: Passage) => Promise<Written>,
  ): Promise<boolean> {
    const call = this.through(entering, makeCall)
      .then((followUps) => this.follow(followUps))
      .catch((error: unknown) => this.failed(key, error))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, call);
    this.waiting.started(key, call);
    this.turns.had(handOver);
    return call;
  }

  private async through(
    entering: Promise<Passage>,
    makeCall: (passage: Passage) => Promise<Written>,
  ): Promise<Written> {
    const passage = await entering;
    try {
      return await makeCall(passage);
    } finally {
      passage.leave();
    }
  }

  /** There is place for the next. Who looks after a start that called nothing would spin while the database refuses. */
  private left(method: FulfillmentMethod, isMade: boolean): void {
    this.due.lookForWaiting(method);
    if (isMade && this.turns.isBacklogged(method) && this.claimer.limitOf(method) > 0) this.onPlace();
  }

  /** Starts what follows from a call once the call has left its gate. */
  private async follow(followUps: Written): Promise<boolean> {
    await Promise.all((followUps ?? []).map((delivery) => this.start(delivery)));
    return followUps !== null;
  }

  private failed(key: DeliveryKey, error: unknown): false {
    this.log.failed(key, error);
    return false;
  }
}
