import { deflateSync, inflateSync } from 'node:zlib';
import type { Compression } from '../container/compression.js';

/** Compression by node:zlib, as small as it gets. */
export const nodeCompression: Compression = {
  deflate: (bytes) => new Uint8Array(deflateSync(bytes, { level: 9 })),
  inflate: (bytes, most) => new Uint8Array(inflateSync(bytes, { maxOutputLength: most })),
};
