import { tell } from '../output/print.js';

/**
 * Whether the operator has asked to end (Ctrl-C, SIGTERM): what is under way is finished, nothing more is begun. A second
 * time ends at once.
 */
export class Interruption {
  private asked = false;
  private readonly ask = (): void => {
    this.asked = true;
    tell('\nending: what is under way is finished; once more ends at once');
    this.release();
  };

  constructor() {
    process.on('SIGINT', this.ask);
    process.on('SIGTERM', this.ask);
  }

  get isAsked(): boolean {
    return this.asked;
  }

  /** Signals end the process again as they do by themselves. */
  release(): void {
    process.off('SIGINT', this.ask);
    process.off('SIGTERM', this.ask);
  }
}
