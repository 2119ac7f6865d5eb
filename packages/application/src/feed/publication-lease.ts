import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import { BEATS_PER_LEASE } from '../leases/leases.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Publication } from '../ports/publication-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

export interface PublicationLeaseOptions {
  /** How long the lease holds without being renewed, milliseconds. */
  readonly leaseMs: number;
  /** `one`: a lease that is found was left by a process that is gone. */
  readonly processes: 'one' | 'many';
}

/** That this process is the one which tells a publisher the feed, and how far it has told it. */
export class PublicationLease {
  private held: { readonly by: string; readonly position: number; readonly until: number } | null = null;
  /** Whether it was held once: what is found later was not left by an earlier process. */
  private wasHeld = false;

  constructor(
    private readonly name: string,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly options: PublicationLeaseOptions,
  ) {}

  /** Up to where the feed was told; null: another process tells it. */
  get position(): number | null {
    return this.held?.position ?? null;
  }

  /** The longest time between two renewals, milliseconds. */
  get beatMs(): number {
    return this.options.leaseMs / BEATS_PER_LEASE;
  }

  /** Whether it is to be taken or renewed before anything else is done. */
  get isDue(): boolean {
    return this.msLeft < 2 * this.beatMs;
  }

  /** Whether it is held for a beat more. A process that was stalled finds out here that another may have taken it. */
  get isSure(): boolean {
    return this.msLeft >= this.beatMs;
  }

  /** Takes the lease where it is free or has run out, or renews it. */
  async take(): Promise<void> {
    const { held } = this;
    if (held !== null) return this.move(held.position);
    if (!this.isFree(await this.work.read(({ publications }) => publications.find(this.name)))) return;
    const by = this.ids.nextClaim();
    const until = this.endOfLease();
    const position = await this.work.run(async ({ publications }) => {
      const found = await publications.take(this.name);
      if (!this.isFree(found)) return null;
      const claimed = { name: this.name, position: found?.position ?? 0, claim: { by, until: this.endAt() } };
      await (found === undefined ? publications.add(claimed) : publications.save(claimed));
      return claimed.position;
    });
    if (position !== null) this.hold(by, position, until);
  }

  /** Writes down that the feed was told up to the position, and renews the lease; forgets it where it was taken away. */
  async move(position: number): Promise<void> {
    const until = this.endOfLease();
    const { held } = this;
    if (held === null) return;
    const claim = { by: held.by, until: this.endAt() };
    if (await this.write(held.by, { name: this.name, position, claim })) this.hold(held.by, position, until);
    else this.held = null;
  }

  /** Lets others take it at once. */
  async letGo(): Promise<void> {
    const { held } = this;
    this.held = null;
    if (held !== null) await this.write(held.by, { name: this.name, position: held.position, claim: null });
  }

  /** @returns whether it was still held */
  private write(by: string, publication: Publication): Promise<boolean> {
    return this.work.run(async ({ publications }) => {
      const found = await publications.take(this.name);
      if (found?.claim?.by !== by) return false;
      await publications.save(publication);
      return true;
    });
  }

  private isFree(found: Publication | undefined): boolean {
    const isLeft = this.options.processes === 'one' && !this.wasHeld;
    return isLeft || found === undefined || found.claim === null || found.claim.until <= this.clock.now();
  }

  private hold(by: string, position: number, until: number): void {
    this.held = { by, position, until };
    this.wasHeld = true;
  }

  private get msLeft(): number {
    return this.held === null ? 0 : this.held.until - this.clock.elapsed();
  }

  private endAt(): Instant {
    return plusMilliseconds(this.clock.now(), this.options.leaseMs);
  }

  private endOfLease(): number {
    return this.clock.elapsed() + this.options.leaseMs;
  }
}
