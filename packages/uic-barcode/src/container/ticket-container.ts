import { joinedBytes } from '../per/joined-bytes.js';
import { MalformedBarcodeError } from '../per/malformed-barcode-error.js';
import { plainBytes } from '../per/plain-bytes.js';
import { UnencodableValueError } from '../per/unencodable-value-error.js';
import type { Compression } from './compression.js';
import { type ContainerVersion, SIGNATURE_SIZE, packSignature, unpackSignature } from './container-signature.js';
import { type DataRecord, decodeRecords, encodeRecords } from './data-record.js';
import { latin1At, latin1Bytes, numberAt } from './fixed-fields.js';

/** A container of leaflet 918.3 without its content: who signed it, with which key. */
export interface ContainerHead {
  readonly version: ContainerVersion;
  /** RICS code of who signed, four characters. */
  readonly issuer: string;
  /** The signer's id of the key, at most five characters; written with zeros before it. */
  readonly keyId: string;
}

/** A container as it was read. */
export interface TicketContainer extends ContainerHead {
  readonly records: readonly DataRecord[];
  /** As DER. */
  readonly signature: Uint8Array;
  /** What the signature is calculated on: the compressed records. */
  readonly signedBytes: Uint8Array;
}

const [MARK, VERSION, ISSUER, KEY_ID, LENGTH] = ['#UT', 2, 4, 5, 4] as const;
const SIGNATURE_AT = MARK.length + VERSION + ISSUER + KEY_ID;
const LONGEST = 9999;
/** Far more than a code can hold once it is compressed; keeps hostile bytes from becoming large. */
const MOST_INFLATED = 65_536;

/** Whether bytes begin as a container of leaflet 918.3 does. */
export function isContainer(bytes: Uint8Array): boolean {
  return bytes.length >= MARK.length && latin1At(bytes, 0, MARK.length) === MARK;
}

/**
 * What the issuer signs of a container: its records, compressed.
 *
 * @throws UnencodableValueError for records that are too long
 */
export function compressRecords(records: readonly DataRecord[], compression: Compression): Uint8Array {
  const signed = compression.deflate(encodeRecords(records));
  if (signed.length > LONGEST)
    throw new UnencodableValueError('records', `must be at most ${LONGEST} bytes compressed`);
  return signed;
}

/**
 * The bytes of a container.
 *
 * @param signedBytes what `compressRecords` gave
 * @param signature over these, as DER
 * @throws UnencodableValueError for a value that has no room
 */
export function encodeContainer(head: ContainerHead, signedBytes: Uint8Array, signature: Uint8Array): Uint8Array {
  return joinedBytes([
    latin1Bytes('version', MARK + head.version, MARK.length + VERSION),
    latin1Bytes('issuer', head.issuer, ISSUER),
    latin1Bytes('keyId', head.keyId.padStart(KEY_ID, '0'), KEY_ID),
    packSignature(head.version, signature),
    latin1Bytes('records', String(signedBytes.length).padStart(LENGTH, '0'), LENGTH),
    signedBytes,
  ]);
}

/**
 * The container in bytes. Nothing is verified: see `verifyContainer`.
 *
 * @throws MalformedBarcodeError for bytes that are no container of version 01 or 02
 */
export function decodeContainer(code: Uint8Array, compression: Compression): TicketContainer {
  const bytes = plainBytes(code);
  const version = latin1At(bytes, MARK.length, VERSION);
  if (!isContainer(bytes) || !isVersion(version)) throw new MalformedBarcodeError('unknown-format', 0);
  const lengthAt = SIGNATURE_AT + SIGNATURE_SIZE[version];
  const length = numberAt(bytes, lengthAt, LENGTH);
  const [from, to] = [lengthAt + LENGTH, lengthAt + LENGTH + length];
  if (to > bytes.length) throw new MalformedBarcodeError('ends-too-early', bytes.length * 8);
  if (to < bytes.length) throw new MalformedBarcodeError('trailing-data', to * 8);
  const signature = unpackSignature(version, bytes.subarray(SIGNATURE_AT, lengthAt));
  if (signature === null) throw new MalformedBarcodeError('bad-signature-form', SIGNATURE_AT * 8);
  const signedBytes = bytes.slice(from, to);
  return {
    version,
    issuer: latin1At(bytes, MARK.length + VERSION, ISSUER),
    keyId: latin1At(bytes, MARK.length + VERSION + ISSUER, KEY_ID),
    records: decodeRecords(inflated(signedBytes, compression, from)),
    signature,
    signedBytes,
  };
}

function isVersion(text: string): text is ContainerVersion {
  return Object.hasOwn(SIGNATURE_SIZE, text);
}

function inflated(bytes: Uint8Array, compression: Compression, at: number): Uint8Array {
  try {
    return plainBytes(compression.inflate(bytes, MOST_INFLATED));
  } catch {
    throw new MalformedBarcodeError('bad-compression', at * 8);
  }
}
