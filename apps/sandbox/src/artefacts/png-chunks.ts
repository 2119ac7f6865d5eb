import { crc32 } from 'node:zlib';

export const pngSignature: Buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** One chunk of a PNG: length, type, data, checksum. */
export const chunk = (type: string, data: Buffer = Buffer.alloc(0)): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
};

/** The header of a square image with a palette of 2^bitDepth colours. */
export const header = (size: number, bitDepth: 1 | 2): Buffer =>
  chunk('IHDR', Buffer.concat([uint32(size), uint32(size), Buffer.from([bitDepth, 3, 0, 0, 0])]));

export type Colour = readonly [red: number, green: number, blue: number];

export const palette = (colours: readonly Colour[]): Buffer => chunk('PLTE', Buffer.from(colours.flat()));
