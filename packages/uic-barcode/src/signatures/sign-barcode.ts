import type { DynamicBarcode, HeaderFormat } from '../header/barcode-header.js';
import { encodeBarcode, encodeLevel1, encodeLevel2 } from '../header/barcode-header.js';
import type { DataType, Level1Data } from '../header/level1-data.js';
import type { Sign } from './signing.js';

/** A barcode that the issuer has signed: as it stands a static code, or the lasting part of a dynamic one. */
export type IssuedBarcode = DynamicBarcode & { readonly level1Signature: Uint8Array };

/**
 * Signs a barcode as the issuer, once.
 *
 * @param sign with the key that the level 1 data names
 * @throws UnencodableValueError for data that the header of that format cannot hold
 */
export async function issueBarcode(format: HeaderFormat, level1Data: Level1Data, sign: Sign): Promise<IssuedBarcode> {
  return { format, level1Data, level1Signature: await sign(encodeLevel1(format, level1Data)) };
}

/**
 * The bytes of an issued barcode with what the device adds and signs each time that it shows it; no network is needed.
 *
 * @param level2Data dynamic content, in most cases a block FDC1
 * @param sign with the private key whose public key stands in the level 1 data
 * @throws UnencodableValueError for data that the header of that format cannot hold
 */
export async function showBarcode(
  issued: IssuedBarcode,
  level2Data: DataType | undefined,
  sign: Sign,
): Promise<Uint8Array> {
  const shown = { ...issued, level2Data };
  return encodeBarcode({ ...shown, level2Signature: await sign(encodeLevel2(shown)) });
}
