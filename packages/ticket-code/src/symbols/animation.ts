import { joinedBytes } from '../bytes/joined-bytes.js';
import { SIGNATURE, chunk, headerOf, pixelsOf, sizeOf, uint32 } from './png.js';
import type { Modules } from './symbol-request.js';

const FRAMES = 24;
const [COLUMNS, ROWS] = [48, 12];
const MODULE_PIXELS = 8;
/** How long a frame stands, as a fraction of a second. */
const [DELAY, DELAY_OF] = [1, 12];
/** The seed says how long and how high the bars are, and which way they move. */
const LEAST_SEED = 32;

/**
 * Bars that move, as APNG (PNG, third edition), black on white: what stands beside codes, so that a picture of a screen is told from
 * a ticket. The same seed has the same bytes.
 *
 * @param seed at least 32 bytes that nobody else can know before, such as a signature of the day
 * @throws RangeError for a shorter one
 */
export function animationOf(seed: Uint8Array): Uint8Array {
  if (seed.length < LEAST_SEED) throw new RangeError(`seed must have at least ${LEAST_SEED} bytes`);
  const frames = Array.from({ length: FRAMES }, (_, frame) => frameOf(seed, frame));
  const [first] = frames as [Modules, ...Modules[]];
  let sequence = 0;
  const parts = frames.flatMap((frame, index) => {
    const control = chunk('fcTL', controlOf(frame, sequence++));
    const pixels = pixelsOf(frame, MODULE_PIXELS);
    if (index === 0) return [control, chunk('IDAT', pixels)];
    return [control, chunk('fdAT', joinedBytes([uint32(sequence++), pixels]))];
  });
  const forEver = chunk('acTL', joinedBytes([uint32(FRAMES), uint32(0)]));
  return joinedBytes([SIGNATURE, headerOf(first, MODULE_PIXELS), forEver, ...parts, chunk('IEND', new Uint8Array())]);
}

/** One bar for each column, which moves by two columns a frame: after all frames it is where it was. */
function frameOf(seed: Uint8Array, frame: number): Modules {
  const [direction = 0, ...bars] = seed;
  const shift = (direction % 2 === 0 ? 1 : -1) * frame * (COLUMNS / FRAMES);
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => {
      const bar = bars[((column + shift + COLUMNS) % COLUMNS) % bars.length] ?? 0;
      const [top, height] = [bar % (ROWS - 2), 2 + ((bar >> 4) % (ROWS - 2))];
      return row >= top && row < top + height;
    }),
  );
}

/** All of the picture, which takes the place of what was there. */
function controlOf(frame: Modules, sequence: number): Uint8Array {
  const [width, height] = sizeOf(frame, MODULE_PIXELS);
  const whole = joinedBytes([uint32(sequence), uint32(width), uint32(height), uint32(0), uint32(0)]);
  return joinedBytes([whole, Uint8Array.of(0, DELAY, 0, DELAY_OF, 0, 0)]);
}
