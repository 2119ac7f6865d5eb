const AFTERMATH_MS = 5_000;

/** Remembers when the database was broken: then, and a moment after, a 500 or an app that ends is no surprise. */
export class Trouble {
  #now = 0;
  #last = 0;

  /** Runs the work that breaks it and mends it again. */
  async during(work: () => Promise<void>): Promise<void> {
    this.#now += 1;
    try {
      await work();
    } finally {
      this.#now -= 1;
      this.#last = Date.now();
    }
  }

  get isRecent(): boolean {
    return this.#now > 0 || Date.now() - this.#last < AFTERMATH_MS;
  }
}
