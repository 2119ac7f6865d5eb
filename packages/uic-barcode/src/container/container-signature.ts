import { UnencodableValueError } from '../per/unencodable-value-error.js';
import { decodeDerSignature, encodeDerSignature } from './der-signature.js';

/** Version 01 holds DER of at most 50 bytes, filled with zeros; version 02 holds r and s in 32 bytes each. */
export type ContainerVersion = '01' | '02';

export const SIGNATURE_SIZE: Readonly<Record<ContainerVersion, number>> = { '01': 50, '02': 64 };

/**
 * A signature in the room that a container has for it.
 *
 * @throws UnencodableValueError for anything but DER of DSA or ECDSA, and for numbers that are too long for the version
 */
export function packSignature(version: ContainerVersion, der: Uint8Array): Uint8Array {
  const numbers = decodeDerSignature(der);
  if (numbers === null || numbers.length !== der.length) {
    throw new UnencodableValueError('signature', 'must be a DSA or ECDSA signature as DER');
  }
  const [size, half] = [SIGNATURE_SIZE[version], SIGNATURE_SIZE['02'] / 2];
  if (version === '01' ? der.length > size : numbers.r.length > half || numbers.s.length > half) {
    throw new UnencodableValueError('signature', `must fit into the ${size} bytes of version ${version}`);
  }
  const packed = new Uint8Array(size);
  if (version === '01') packed.set(der);
  else {
    packed.set(numbers.r, half - numbers.r.length);
    packed.set(numbers.s, size - numbers.s.length);
  }
  return packed;
}

/** The signature in the room of a container, as DER; null when what stands there is none. */
export function unpackSignature(version: ContainerVersion, packed: Uint8Array): Uint8Array | null {
  if (version === '02') {
    const half = packed.length / 2;
    return encodeDerSignature({ r: packed.subarray(0, half), s: packed.subarray(half) });
  }
  const numbers = decodeDerSignature(packed);
  if (numbers === null || packed.subarray(numbers.length).some((octet) => octet !== 0)) return null;
  return packed.slice(0, numbers.length);
}
