/** Lets a bounded number of calls run at once; the rest wait in the order of their coming. */
export class Lane {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly width: number) {}

  /** How many more may line up or start, so that there is a next call the moment that one ends. */
  get room(): number {
    return Math.max(0, this.width + this.ahead - this.running - this.waiting.length);
  }

  /** How many may line up behind those that run. */
  get ahead(): number {
    return Math.floor(this.width / 2);
  }

  /** How many more calls could start at once. */
  get free(): number {
    return Math.max(0, this.width - this.running - this.waiting.length);
  }

  /** Takes a place; resolves when there is one. Whoever took it calls `leave`. */
  async take(): Promise<void> {
    if (this.running >= this.width) await new Promise<void>((start) => this.waiting.push(start));
    else this.running += 1;
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
