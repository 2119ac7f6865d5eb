export { signerWith, verifyWithNode } from './node/node-signatures.js';
export { nodeCompression } from './node/node-compression.js';
