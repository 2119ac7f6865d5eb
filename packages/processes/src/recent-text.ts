const KEPT = 64 * 1024;

/** The newest part of a text that grows without end. */
export class RecentText {
  #text = '';

  add(more: string): void {
    this.#text = (this.#text + more).slice(-KEPT);
  }

  get text(): string {
    return this.#text;
  }
}
