import type { ColoursOfTheDay } from './colours-of-the-day.js';
import { chunk, header, palette, pngSignature } from './png-chunks.js';
import { quietZone, type QrSymbol } from './qr-symbol.js';
import { type ModuleColours, rasterize } from './raster.js';

const scale = 4;
const ring = 3;
const frames = 16;
const frameMs = 80;
const white = 0;
const black = 1;
const pale = 2;
const strong = 3;

const numbers = (...values: readonly [number, 2 | 4][]): Buffer => {
  const bytes = Buffer.alloc(values.reduce((length, [, size]) => length + size, 0));
  values.reduce((at, [value, size]) => bytes.writeUIntBE(value, at, size), 0);
  return bytes;
};

/** Whether the band lights module (x, y) in frame `index`; over all frames it runs over the picture once. */
const isLit = (x: number, y: number, size: number, index: number): boolean => {
  const period = 2 * size;
  const behindBand = (x + y - (index * period) / frames + 2 * period) % period;
  return behindBand < size / 2;
};

/** One frame: a ring that flashes strong where the band is, and the code on a ground that is pale where the band is. */
const frame = (symbol: QrSymbol, index: number): ModuleColours => {
  const margin = ring + quietZone;
  const size = symbol.length + 2 * margin;
  const colour = (x: number, y: number): number => {
    if (symbol[y - margin]?.[x - margin] === true) return black;
    const inRing = Math.min(x, y, size - 1 - x, size - 1 - y) < ring;
    if (!isLit(x, y, size, index)) return inRing ? pale : white;
    return inRing ? strong : pale;
  };
  return Array.from({ length: size }, (_row, y) => Array.from({ length: size }, (_module, x) => colour(x, y)));
};

const frameControl = (sequence: number, size: number): Buffer =>
  chunk(
    'fcTL',
    Buffer.concat([
      numbers([sequence, 4], [size, 4], [size, 4], [0, 4], [0, 4], [frameMs, 2], [1000, 2]),
      Buffer.alloc(2),
    ]),
  );

/** The code as an endless APNG of 16 whole frames; it can be scanned in each of them. */
export const qrAnimation = (symbol: QrSymbol, colours: ColoursOfTheDay): Buffer => {
  const size = (symbol.length + 2 * (ring + quietZone)) * scale;
  const data = Array.from({ length: frames }, (_frame, index) => rasterize(frame(symbol, index), scale, 2));
  const chunks = data.flatMap((bytes, index) => {
    if (index === 0) return [frameControl(0, size), chunk('IDAT', bytes)];
    return [frameControl(2 * index - 1, size), chunk('fdAT', Buffer.concat([numbers([2 * index, 4]), bytes]))];
  });
  return Buffer.concat([
    pngSignature,
    header(size, 2),
    palette([[255, 255, 255], [0, 0, 0], colours.pale, colours.strong]),
    chunk('acTL', numbers([frames, 4], [0, 4])),
    ...chunks,
    chunk('IEND'),
  ]);
};
