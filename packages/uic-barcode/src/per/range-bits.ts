/** How many bits tell apart the whole numbers from one to another: 0 for a single one. */
export function rangeBits(lowest: number, highest: number): number {
  return Math.ceil(Math.log2(highest - lowest + 1));
}
