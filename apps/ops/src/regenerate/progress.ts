import { Presets, SingleBar } from 'cli-progress';

/** Shows how far the work is: a bar on a terminal, a line every few seconds elsewhere; on standard error. */
export class Progress {
  private readonly bar: SingleBar;
  private failed = 0;

  constructor(total: number, already: number) {
    this.bar = new SingleBar(
      {
        format:
          '{bar} {percentage}% | {value} of {total} orders | {failed} failed | {duration_formatted}, {eta_formatted} left',
        stream: process.stderr,
        noTTYOutput: true,
        notTTYSchedule: 5000,
        hideCursor: true,
        gracefulExit: false,
      },
      Presets.shades_classic,
    );
    this.bar.start(total, already, { failed: 0 });
  }

  /** One more order has ended. */
  step(isFailed: boolean): void {
    if (isFailed) this.failed += 1;
    this.bar.increment(1, { failed: this.failed });
  }

  stop(): void {
    this.bar.stop();
  }
}
