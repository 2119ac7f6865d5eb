import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type ReadResult, prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const prepared = (async (): Promise<void> => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
})();

/** What a camera reads from a picture: the only symbol in it. */
export async function scanned(png: Uint8Array): Promise<ReadResult> {
  await prepared;
  const [found, ...others] = await readBarcodes(png, { formats: ['QRCode', 'Aztec'] });
  if (found === undefined || others.length > 0)
    throw new Error(`There are ${others.length + (found ? 1 : 0)} symbols.`);
  return found;
}
