import type { Dice } from '../chance/dice.js';
import type { CrashWorld } from '../world/crash-world.js';

/** Something that breaks and is mended again. */
export interface Fault {
  /** As the report names it. */
  readonly name: string;
  readonly weight: number;
  /** Resolves when it is mended, or when it will end by itself. */
  strike(world: CrashWorld, dice: Dice): Promise<void>;
}
