import { createHash } from 'node:crypto';
import { type NodeSigner, nodeSigner } from '@ticket-distribution/ticket-code/node';
import { keyOfSeed } from './test-keys.js';

/** Found by trying 34 million numbers: the ids of their keys, the first six bytes of two thumbprints, are the same. */
const NUMBERS = [8_603_655, 15_361_443] as const;

function signerOf(number: number): NodeSigner {
  return nodeSigner(keyOfSeed(createHash('sha256').update(`ticket-code collision ${number}`).digest()));
}

/** Two keys with the same id. */
export const COLLIDING: readonly [NodeSigner, NodeSigner] = [signerOf(NUMBERS[0]), signerOf(NUMBERS[1])];
