import type { Modules } from './symbol-request.js';

/** A symbol with light modules around it. */
export function framed(modules: Modules, quietZone: number): Modules {
  const width = (modules[0]?.length ?? 0) + 2 * quietZone;
  const light = (count: number): boolean[] => Array.from({ length: count }, () => false);
  const rows = (count: number): boolean[][] => Array.from({ length: count }, () => light(width));
  const beside = light(quietZone);
  return [...rows(quietZone), ...modules.map((row) => [...beside, ...row, ...beside]), ...rows(quietZone)];
}
