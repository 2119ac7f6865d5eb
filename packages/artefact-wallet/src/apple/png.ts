import { crc32, deflateSync } from 'node:zlib';

/** Red, green and blue, each 0 to 255. */
export type Color = readonly [number, number, number];

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** One bit a pixel, each an index of the palette. */
const [BITS, INDEXED] = [1, 3];

/**
 * A square picture of two colours as PNG. What it holds is not compressed, so that every version of zlib makes the same bytes.
 *
 * @param isInk whether a pixel has the second colour
 */
export function twoColorPng(
  size: number,
  colors: readonly [Color, Color],
  isInk: (x: number, y: number) => boolean,
): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, BITS, INDEXED, 0, 0, 0]);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  const rowLength = 1 + Math.ceil(size / 8);
  const rows = Buffer.alloc(rowLength * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const at = y * rowLength + 1 + (x >> 3);
      if (isInk(x, y)) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colors.flat())),
    chunk('IDAT', deflateSync(rows, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
