import type { Verdict } from './verdict.js';

/**
 * Reads codes of another scheme, such as those of UIC (`uicReader` of the entry `./uic`). It is asked for what is no code of ours,
 * and answers null for what is none of its own.
 */
export type OtherReader = (code: string | Uint8Array, at: number) => Promise<Verdict | null>;
