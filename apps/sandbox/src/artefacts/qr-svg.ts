import { quietZone, type QrSymbol } from './qr-symbol.js';

/** The symbol as an SVG, one unit a module; runs of dark modules are one rectangle each. */
export const qrSvg = (symbol: QrSymbol): string => {
  const size = symbol.length + 2 * quietZone;
  const path = symbol.flatMap((row, y) =>
    runs(row).map(({ x, width }) => `M${x + quietZone} ${y + quietZone}h${width}v1h-${width}z`),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path.join('')}"/></svg>`
  );
};

const runs = (row: readonly boolean[]): { x: number; width: number }[] => {
  const found: { x: number; width: number }[] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (dark && last !== undefined && last.x + last.width === x) last.width += 1;
    else if (dark) found.push({ x, width: 1 });
  });
  return found;
};
