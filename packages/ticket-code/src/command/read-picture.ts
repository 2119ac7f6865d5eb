import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * What the QR and Aztec codes in a picture hold.
 *
 * @param picture PNG or JPEG
 */
export async function readPicture(picture: Uint8Array): Promise<readonly Uint8Array[]> {
  const readBarcodes = await preparedReader();
  const found = await readBarcodes(picture, { formats: ['QRCode', 'Aztec'], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ bytes }) => bytes);
}

/** Loaded only for a picture, and made ready of the file that the library brings, so that nothing is fetched. */
async function preparedReader() {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return readBarcodes;
}
