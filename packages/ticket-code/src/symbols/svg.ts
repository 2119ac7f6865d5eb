import type { Modules } from './symbol-request.js';

/**
 * A picture as SVG: a white square, and one path of a rectangle for each run of dark modules.
 *
 * @param modules with the quiet zone
 * @param modulePixels how large a module is where nobody says otherwise
 */
export function svgOf(modules: Modules, modulePixels: number): string {
  const [width, height] = [modules[0]?.length ?? 0, modules.length];
  const size = `width="${width * modulePixels}" height="${height * modulePixels}" viewBox="0 0 ${width} ${height}"`;
  const path = modules.flatMap((row, y) => runsOf(row).map(([x, run]) => `M${x} ${y}h${run}v1h-${run}z`)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} shape-rendering="crispEdges"><rect width="${width}" height="${height}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** Where each run of dark modules begins, and how long it is. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (isDark && last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else if (isDark) runs.push([x, 1]);
  }
  return runs;
}
