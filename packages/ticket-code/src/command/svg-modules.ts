import type { Modules } from '../symbols/symbol-request.js';

const SVG =
  /^<svg [^<>]{1,300}><rect width="(\d{1,4})" height="(\d{1,4})" fill="#fff"\/><path d="([^"<>]*)" fill="#000"\/><\/svg>$/;
const RUN = /M(\d{1,4}) (\d{1,4})h(\d{1,4})v1h-\d{1,4}z/g;

/** The modules of an SVG that this package drew, with its quiet zone; null for any other. */
export function svgModules(svg: string): Modules | null {
  const [, width, height, path] = SVG.exec(svg.trim()) ?? [];
  if (width === undefined || height === undefined || path === undefined) return null;
  const rows = Array.from({ length: Number(height) }, () => Array.from({ length: Number(width) }, () => false));
  let read = 0;
  for (const [all, x, y, run] of path.matchAll(RUN)) {
    read += all.length;
    const [row, from, to] = [rows[Number(y)], Number(x), Number(x) + Number(run)];
    if (row === undefined || to > row.length) return null;
    row.fill(true, from, to);
  }
  return read === path.length ? rows : null;
}
