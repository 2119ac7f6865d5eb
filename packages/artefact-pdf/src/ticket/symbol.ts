import type { PdfCode } from '../model/pdf-code.js';

type Modules = Extract<PdfCode, { kind: 'SYMBOL' }>['modules'];
/** From the left, from the top, width, height: in modules. */
export type Rectangle = readonly [number, number, number, number];

/** The dark modules of a symbol as rectangles, each as wide as modules lie beside one another. */
export function darkRectangles(modules: Modules): readonly Rectangle[] {
  return modules.flatMap((row, y) => {
    const runs: Rectangle[] = [];
    let start = -1;
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] === true && start < 0) start = x;
      if (row[x] !== true && start >= 0) {
        runs.push([start, y, x - start, 1]);
        start = -1;
      }
    }
    return runs;
  });
}

/** Light modules around a symbol, as QR codes need them. */
export const QUIET_MODULES = 4;
/** A module is a whole number of dots of a printer with 300 dpi, in points, so that all come out alike. */
const DOT = 72 / 300;
/** 0.68 mm. */
const LEAST_DOTS = 8;

/** How wide a module is, in points: as wide as there is room for with the quiet zone, and never below 0.68 mm. */
export function moduleWidth(modules: Modules, room: number): number {
  const across = Math.max(modules.length, modules[0]?.length ?? 0) + 2 * QUIET_MODULES;
  return Math.max(LEAST_DOTS, Math.floor(room / across / DOT)) * DOT;
}
