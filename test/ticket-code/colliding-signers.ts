import { createHash } from 'node:crypto';
import { type NodeSigner, nodeSigner } from '@ticket-distribution/ticket-code/node';
import { keyOfSeed } from './test-keys.js';

/** Found by trying: two keys of which the ids are the same, though they are the first six bytes of two SHA-256. */
const NUMBERS = [0, 0] as const;

function signerOf(number: number): NodeSigner {
  return nodeSigner(keyOfSeed(createHash('sha256').update(`ticket-code collision ${number}`).digest()));
}

/** Two keys with the same id. */
export const COLLIDING: readonly [NodeSigner, NodeSigner] = [signerOf(NUMBERS[0]), signerOf(NUMBERS[1])];
