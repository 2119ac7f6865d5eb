/** One life of one process, from its start to its death. What it was about to do when it dies never happens. */
export class Life {
  private dead = false;
  private stepsLeft = Number.POSITIVE_INFINITY;
  private readonly deaths: (() => void)[] = [];
  /** Until then nothing of this process goes on (a long pause of its machine); simulated milliseconds. */
  stalledUntil = 0;
  /** Whether it was ever so late that others may have taken over from it. */
  wasStalled = false;

  /** @param name unique over all lives, such as `p1.2` for the second life of process 1 */
  constructor(readonly name: string) {}

  get isOver(): boolean {
    return this.dead;
  }

  /** Resolves when the process dies. */
  get death(): Promise<void> {
    return new Promise((resolve) => this.onDeath(resolve));
  }

  onDeath(then: () => void): void {
    if (this.dead) then();
    else this.deaths.push(then);
  }

  /** It dies instead of taking the step of that number from now on. */
  dieAfter(steps: number): void {
    this.stepsLeft = Math.min(this.stepsLeft, steps);
  }

  /** It does not die any more. */
  spare(): void {
    this.stepsLeft = Number.POSITIVE_INFINITY;
  }

  stallUntil(at: number): void {
    this.stalledUntil = Math.max(this.stalledUntil, at);
    this.wasStalled = true;
  }

  /** @returns whether the step may be taken; false: the process has died */
  takeStep(): boolean {
    if (this.dead) return false;
    this.stepsLeft -= 1;
    if (this.stepsLeft < 0) this.die();
    return !this.dead;
  }

  die(): void {
    if (this.dead) return;
    this.dead = true;
    for (const then of this.deaths.splice(0)) then();
  }
}
