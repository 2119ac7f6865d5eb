import type { Compression } from '../container/compression.js';
import type { DataRecord } from '../container/data-record.js';
import { type ContainerHead, compressRecords, encodeContainer } from '../container/ticket-container.js';
import type { Sign } from './signing.js';

/**
 * The bytes of a container of leaflet 918.3, signed.
 *
 * @param sign with the key that the head names: DSA or ECDSA
 * @throws UnencodableValueError for records or a signature that are too long
 */
export async function signContainer(
  head: ContainerHead,
  records: readonly DataRecord[],
  { compression, sign }: { readonly compression: Compression; readonly sign: Sign },
): Promise<Uint8Array> {
  const signedBytes = compressRecords(records, compression);
  return encodeContainer(head, signedBytes, await sign(signedBytes));
}
