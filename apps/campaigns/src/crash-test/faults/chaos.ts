import { setTimeout as wait } from 'node:timers/promises';
import type { Dice } from '../chance/dice.js';
import type { CrashWorld } from '../world/crash-world.js';
import type { Fault } from './fault.js';

export interface ChaosOptions {
  readonly world: CrashWorld;
  readonly faults: readonly Fault[];
  readonly dice: Dice;
  readonly durationMs: number;
  /** The longest pause between two faults. */
  readonly pauseMs: number;
  readonly onFault: (name: string) => void;
}

/** One fault after the other, at random moments; resolves when the last one is mended. */
export async function chaos({ world, faults, dice, durationMs, pauseMs, onFault }: ChaosOptions): Promise<void> {
  if (faults.length === 0) return;
  const end = Date.now() + durationMs;
  while (true) {
    await wait(dice.between(50, pauseMs));
    if (Date.now() >= end) return;
    const fault = dice.weighted(faults);
    onFault(fault.name);
    await fault.strike(world, dice);
  }
}
