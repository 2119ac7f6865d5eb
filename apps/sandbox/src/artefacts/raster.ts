import { deflateSync } from 'node:zlib';

/** Palette indices of the modules of a square image, row by row. */
export type ModuleColours = readonly (readonly number[])[];

/** One row of modules, each `scale` pixels wide, packed at that bit depth, with the filter byte of PNG in front. */
const packRow = (row: readonly number[], scale: number, bitDepth: 1 | 2): Buffer => {
  const packed = Buffer.alloc(1 + Math.ceil((row.length * scale * bitDepth) / 8));
  let pixel = 0;
  for (const colour of row) {
    for (let repeat = 0; repeat < scale; repeat += 1, pixel += 1) {
      const bit = pixel * bitDepth;
      packed[1 + (bit >> 3)]! |= colour << (8 - bitDepth - (bit & 7));
    }
  }
  return packed;
};

/** The compressed image data of a PNG or of one frame: each module as a square of `scale` pixels. */
export const rasterize = (modules: ModuleColours, scale: number, bitDepth: 1 | 2): Buffer =>
  deflateSync(
    Buffer.concat(
      modules.flatMap((row) => {
        const packed = packRow(row, scale, bitDepth);
        return Array.from({ length: scale }, () => packed);
      }),
    ),
  );
