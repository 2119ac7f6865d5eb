export { uicReader } from './uic/uic-reader.js';
export type { UicTrust } from './uic/uic-reader.js';
