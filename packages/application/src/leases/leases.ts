import {
  type Claim,
  type Delivery,
  type DeliveryKey,
  type Instant,
  millisecondsOf,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** How many times a lease is renewed while it lasts: one renewal may fail without harm. */
export const BEATS_PER_LEASE = 3;

/** The leases under which this process makes calls. */
export class Leases {
  /** When the leases end, by what will have elapsed then, milliseconds. */
  private readonly held = new Map<Claim['by'], number>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    /** `leaseMs`: how long a claim holds without being renewed, milliseconds. */
    private readonly options: { readonly leaseMs: number },
  ) {}

  /** Claims the delivery for one call. It is `hold` that keeps the lease, once the claim is committed. */
  claim(delivery: Delivery, at: Instant): void {
    delivery.claim(this.ids.nextClaim(), at, this.endFrom(at));
  }

  /** Has the lease renewed until it is let go. */
  hold({ by, until }: Claim): void {
    const left = millisecondsOf(until) - millisecondsOf(this.clock.now());
    this.held.set(by, this.clock.elapsed() + Math.min(left, this.options.leaseMs));
  }

  letGo({ by }: Claim): void {
    this.held.delete(by);
  }

  /**
   * Whether a call may begin under the claim: the lease holds, and for a beat more. A process that was stalled and wakes
   * up late finds out here that others may have taken its delivery up.
   */
  mayCall({ by }: Claim): boolean {
    const until = this.held.get(by);
    if (until === undefined) return false;
    return this.clock.elapsed() + this.options.leaseMs / BEATS_PER_LEASE < until;
  }

  /**
   * Gives the delivery back, for which no call was made.
   *
   * @throws DomainError `delivery/illegal-move` when it was taken away meanwhile
   */
  async giveBack(key: DeliveryKey, { by }: Claim): Promise<void> {
    await this.work.run(async ({ deliveries }) => {
      const delivery = await deliveries.find(key);
      if (delivery === undefined) throw new Error(`Delivery ${key} is gone`);
      delivery.giveBack(by, this.clock.now());
      await deliveries.save(delivery);
    });
  }

  /** Puts the end of all leases off that are held; forgets those that were taken away. */
  async renew(): Promise<void> {
    const claims = [...this.held.keys()];
    if (claims.length === 0) return;
    const [until, heldUntil] = [this.endFrom(this.clock.now()), this.clock.elapsed() + this.options.leaseMs];
    const renewed = new Set(await this.work.run(({ deliveries }) => deliveries.renew(claims, until)));
    for (const claim of claims) {
      if (!renewed.has(claim)) this.held.delete(claim);
      else if (this.held.has(claim)) this.held.set(claim, heldUntil);
    }
  }

  private endFrom(at: Instant): Instant {
    return plusMilliseconds(at, this.options.leaseMs);
  }
}
