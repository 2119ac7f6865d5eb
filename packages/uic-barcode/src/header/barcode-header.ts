import { BitReader } from '../per/bit-reader.js';
import { decode } from '../per/decode.js';
import { encode } from '../per/encode.js';
import { optional } from '../per/field.js';
import { octets } from '../per/octet-string.js';
import type { PerType } from '../per/per-type.js';
import { sequence } from '../per/sequence.js';
import { ia5 } from '../per/text.js';
import { verbatim } from '../per/verbatim.js';
import { type DataType, type Level1Data, dataType, level1DataU1, level1DataU2 } from './level1-data.js';

/** Version 1 and 2 of the dynamic header, which is also called DOSIPAS. */
export type HeaderFormat = 'U1' | 'U2';

/** A barcode with the dynamic header: what the issuer signed (level 1), and what the device that shows it signed (level 2). */
export interface DynamicBarcode {
  readonly format: HeaderFormat;
  readonly level1Data: Level1Data;
  readonly level1Signature?: Uint8Array | undefined;
  readonly level2Data?: DataType | undefined;
  readonly level2Signature?: Uint8Array | undefined;
}

/** A barcode as it was read, with the very bytes that its signatures are calculated on. */
export interface ReadBarcode extends DynamicBarcode {
  readonly level1Bytes: Uint8Array;
  readonly level2Bytes: Uint8Array;
}

function level2Of(level1Data: PerType<Level1Data>) {
  return sequence({
    level1Data: verbatim(level1Data),
    level1Signature: optional(octets),
    level2Data: optional(dataType),
  });
}

const LEVEL_2 = { U1: level2Of(level1DataU1), U2: level2Of(level1DataU2) };

function headerOf(format: HeaderFormat) {
  return sequence({
    format: ia5(),
    level2SignedData: verbatim(LEVEL_2[format]),
    level2Signature: optional(octets),
  });
}

const HEADER = { U1: headerOf('U1'), U2: headerOf('U2') };

/** What a writer needs not know of a value that keeps its bytes. */
const UNREAD = new Uint8Array();

/**
 * What the issuer signs of a barcode: the encoding of its level 1 data.
 *
 * @throws UnencodableValueError for data that the header of that format cannot hold
 */
export function encodeLevel1(format: HeaderFormat, data: Level1Data): Uint8Array {
  return encode(format === 'U1' ? (level1DataU1 as PerType<Level1Data>) : level1DataU2, data);
}

/**
 * What the device signs of a barcode: the encoding of the level 1 data with its signature and of the level 2 data.
 *
 * @throws UnencodableValueError for data that the header of that format cannot hold
 */
export function encodeLevel2(barcode: DynamicBarcode): Uint8Array {
  return encode(LEVEL_2[barcode.format], level2Value(barcode));
}

/**
 * The bytes of a barcode.
 *
 * @throws UnencodableValueError for data that the header of that format cannot hold
 */
export function encodeBarcode(barcode: DynamicBarcode): Uint8Array {
  const { format, level2Signature } = barcode;
  return encode(HEADER[format], {
    format,
    level2SignedData: { value: level2Value(barcode), bytes: UNREAD },
    level2Signature,
  });
}

/**
 * The barcode in bytes. Nothing is verified: see `verifyBarcode`.
 *
 * @throws MalformedBarcodeError for bytes that are no barcode with a header U1 or U2
 */
export function decodeBarcode(bytes: Uint8Array): ReadBarcode {
  const format = formatOf(bytes);
  const { level2SignedData, level2Signature } = decode(HEADER[format], bytes);
  const { level1Data, level1Signature, level2Data } = level2SignedData.value;
  return {
    format,
    level1Data: level1Data.value,
    ...(level1Signature === undefined ? {} : { level1Signature }),
    ...(level2Data === undefined ? {} : { level2Data }),
    ...(level2Signature === undefined ? {} : { level2Signature }),
    level1Bytes: level1Data.bytes,
    level2Bytes: level2SignedData.bytes,
  };
}

function level2Value({ level1Data, level1Signature, level2Data }: DynamicBarcode) {
  return { level1Data: { value: level1Data, bytes: UNREAD }, level1Signature, level2Data };
}

/** The format stands behind the bit that tells whether there is a level 2 signature. */
function formatOf(bytes: Uint8Array): HeaderFormat {
  const reader = new BitReader(bytes);
  reader.read(1);
  const format = ia5().read(reader);
  if (format !== 'U1' && format !== 'U2') throw reader.malformed('unknown-format');
  return format;
}
