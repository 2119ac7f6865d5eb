import { chunk, header, palette, pngSignature } from './png-chunks.js';
import { quietZone, type QrSymbol } from './qr-symbol.js';
import { rasterize } from './raster.js';

const scale = 4;

/** The symbol with its quiet zone as a black and white PNG, four pixels a module. */
export const qrPng = (symbol: QrSymbol): Buffer => {
  const size = symbol.length + 2 * quietZone;
  const modules = Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_module, x) => (symbol[y - quietZone]?.[x - quietZone] === true ? 1 : 0)),
  );
  return Buffer.concat([
    pngSignature,
    header(size * scale, 1),
    palette([
      [255, 255, 255],
      [0, 0, 0],
    ]),
    chunk('IDAT', rasterize(modules, scale, 1)),
    chunk('IEND'),
  ]);
};
