export { nodeSigner } from './node/node-signer.js';
export type { NodeSigner } from './node/node-signer.js';
export { privateKeyFromEnvironment, privateKeyFromFile, readPrivateKey } from './node/private-key.js';
export { UnusableKeyError } from './node/unusable-key-error.js';
export { verifyWithNode } from './node/verify-with-node.js';
