import { crc32, deflateSync } from 'node:zlib';
import { joinedBytes } from '../bytes/joined-bytes.js';
import type { Modules } from './symbol-request.js';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** One bit for a pixel, 0 is black; no filter, no interlacing. */
const ONE_BIT_GREY = [1, 0, 0, 0, 0];
const UNFILTERED = 0;

/**
 * A picture as PNG of one bit for a pixel, opaque, without dates: the same symbol has the same bytes in the same Node.
 *
 * @param modules with the quiet zone
 */
export function pngOf(modules: Modules, modulePixels: number): Uint8Array {
  const [width, height] = [(modules[0]?.length ?? 0) * modulePixels, modules.length * modulePixels];
  const lineBytes = 1 + Math.ceil(width / 8);
  const pixels = new Uint8Array(height * lineBytes);
  for (const [y, row] of modules.entries()) {
    const line = lineOf(row, modulePixels, lineBytes);
    for (let copy = 0; copy < modulePixels; copy += 1) pixels.set(line, (y * modulePixels + copy) * lineBytes);
  }
  const header = joinedBytes([uint32(width), uint32(height), Uint8Array.from(ONE_BIT_GREY)]);
  const data = new Uint8Array(deflateSync(pixels));
  return joinedBytes([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]);
}

function lineOf(row: readonly boolean[], modulePixels: number, lineBytes: number): Uint8Array {
  const line = new Uint8Array(lineBytes).fill(0xff);
  line[0] = UNFILTERED;
  for (let pixel = 0; pixel < row.length * modulePixels; pixel += 1) {
    const isDark = row[Math.floor(pixel / modulePixels)] === true;
    if (isDark) line[1 + (pixel >> 3)] = (line[1 + (pixel >> 3)] ?? 0) & ~(0x80 >> (pixel & 7));
  }
  return line;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joinedBytes([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joinedBytes([uint32(data.length), body, uint32(crc32(body))]);
}

function uint32(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}
