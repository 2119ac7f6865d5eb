import { crc32, deflateSync } from 'node:zlib';
import { joinedBytes } from '../bytes/joined-bytes.js';
import type { Modules } from './symbol-request.js';

export const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** One bit for a pixel, 0 is black; no filter, no interlacing. */
const ONE_BIT_GREY = [1, 0, 0, 0, 0];
const UNFILTERED = 0;

/**
 * A picture as PNG of one bit for a pixel, opaque, without dates: the same symbol has the same bytes in the same Node.
 *
 * @param modules with the quiet zone
 */
export function pngOf(modules: Modules, modulePixels: number): Uint8Array {
  const data = chunk('IDAT', pixelsOf(modules, modulePixels));
  return joinedBytes([SIGNATURE, headerOf(modules, modulePixels), data, chunk('IEND', new Uint8Array())]);
}

/** The chunk of what a picture is. */
export function headerOf(modules: Modules, modulePixels: number): Uint8Array {
  const [width, height] = sizeOf(modules, modulePixels);
  return chunk('IHDR', joinedBytes([uint32(width), uint32(height), Uint8Array.from(ONE_BIT_GREY)]));
}

/** Width and height, pixels. */
export function sizeOf(modules: Modules, modulePixels: number): readonly [number, number] {
  return [(modules[0]?.length ?? 0) * modulePixels, modules.length * modulePixels];
}

/** The compressed pixels of a picture. */
export function pixelsOf(modules: Modules, modulePixels: number): Uint8Array {
  const [width, height] = sizeOf(modules, modulePixels);
  const lineBytes = 1 + Math.ceil(width / 8);
  const pixels = new Uint8Array(height * lineBytes);
  for (const [y, row] of modules.entries()) {
    const line = lineOf(row, modulePixels, lineBytes);
    for (let copy = 0; copy < modulePixels; copy += 1) pixels.set(line, (y * modulePixels + copy) * lineBytes);
  }
  return new Uint8Array(deflateSync(pixels));
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

export function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joinedBytes([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joinedBytes([uint32(data.length), body, uint32(crc32(body))]);
}

export function uint32(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}
