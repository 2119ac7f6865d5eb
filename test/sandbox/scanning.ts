import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const prepared = (async (): Promise<void> => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
})();

/** What a camera reads from a picture: the text of each symbol, with its format and error correction. */
export const scan = async (png: Buffer): Promise<{ text: string; format: string; ecLevel: string }[]> => {
  await prepared;
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
  return found.map(({ text, format, ecLevel }) => ({ text, format, ecLevel }));
};

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const chunksOf = (png: Buffer): Chunk[] => {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('ascii', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
};

const write = ({ type, data }: Chunk): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** How an APNG describes itself: the number of its frames and plays, and the sequence numbers of its frame chunks. */
export const animationOf = (apng: Buffer): { frames: number; plays: number; sequence: number[] } => {
  const chunks = chunksOf(apng);
  const control = chunks.find(({ type }) => type === 'acTL')?.data;
  const numbered = chunks.filter(({ type }) => type === 'fcTL' || type === 'fdAT');
  return {
    frames: control?.readUInt32BE(0) ?? 0,
    plays: control?.readUInt32BE(4) ?? -1,
    sequence: numbered.map(({ data }) => data.readUInt32BE(0)),
  };
};

/** The frames of an APNG with whole frames, each as a PNG of its own. */
export const framesOf = (apng: Buffer): Buffer[] => {
  const chunks = chunksOf(apng);
  const head = chunks.filter(({ type }) => type === 'IHDR' || type === 'PLTE').map(write);
  const end = write({ type: 'IEND', data: Buffer.alloc(0) });
  const images = chunks.flatMap(({ type, data }) => {
    if (type === 'IDAT') return [data];
    return type === 'fdAT' ? [data.subarray(4)] : [];
  });
  return images.map((data) => Buffer.concat([apng.subarray(0, 8), ...head, write({ type: 'IDAT', data }), end]));
};
