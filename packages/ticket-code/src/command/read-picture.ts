import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A symbol that was found in a picture. */
export interface FoundSymbol {
  /** Such as `QRCode` or `Aztec`. */
  readonly format: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Made ready once, of the file that the package brings, so that nothing is fetched. */
let prepared: Promise<unknown> | null = null;

/**
 * The QR and Aztec codes in a picture.
 *
 * @param picture PNG or JPEG
 */
export async function readPicture(picture: Uint8Array): Promise<readonly FoundSymbol[]> {
  prepared ??= prepare();
  await prepared;
  const found = await readBarcodes(picture, { formats: ['QRCode', 'Aztec'], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ format, text, bytes }) => ({ format, text, bytes }));
}

async function prepare(): Promise<unknown> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
