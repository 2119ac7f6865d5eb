import { verifyWithNode } from '../node/verify-with-node.js';
import { type ReceiptVerdict, verifyReceipt } from '../receipt/verify-receipt.js';
import type { Verdict } from '../verify/verdict.js';
import { verify } from '../verify/verify.js';
import { type Options, HELP, readOptions } from './options.js';
import { printable } from './printable.js';
import { JWS_MARK, readSource } from './read-source.js';
import { type Trust, readTrust } from './trust.js';
import { UsageError } from './usage-error.js';
import { verdictLine } from './verdict-line.js';

/** How the command ended, and what it has to say. */
export interface Ended {
  readonly code: 0 | 1 | 2;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/**
 * Runs the command.
 *
 * @param now milliseconds since 1970
 */
export async function run(args: readonly string[], now: number): Promise<Ended> {
  try {
    const options = readOptions(args, now);
    if (options === null) return { code: 0, out: [HELP], err: [] };
    const verdicts = await verdictsOn(options);
    const out = verdicts.map((verdict) =>
      options.asJson ? jsonLine(verdict, options) : printable(verdictLine(verdict)),
    );
    return { code: verdicts.every(({ kind }) => kind === 'VALID') ? 0 : 1, out, err: [] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, out: [], err: [printable(error.message), 'ticket-code --help says how it is used.'] };
  }
}

/** At least one. What is no ticket beside one, such as an address on a poster, is left out. */
async function verdictsOn(options: Options): Promise<readonly (Verdict | ReceiptVerdict)[]> {
  const trust = await readTrust(options);
  const verdicts: (Verdict | ReceiptVerdict)[] = [];
  for (const code of await readSource(options.source)) verdicts.push(await verdictOn(code, trust, options.at));
  const tickets = verdicts.filter(({ kind }) => kind !== 'NOT_A_TICKET');
  if (tickets.length > 0) return tickets;
  return [verdicts[0] ?? { kind: 'NOT_A_TICKET', why: 'no QR or Aztec code is in the picture' }];
}

function verdictOn(code: string | Uint8Array, trust: Trust, at: number): Promise<Verdict | ReceiptVerdict> {
  return typeof code === 'string' && code.startsWith(JWS_MARK)
    ? verifyReceipt(code, { keySets: trust.keySets, verifySignature: verifyWithNode })
    : verify({ ...trust, code, at, verifySignature: verifyWithNode });
}

function jsonLine(verdict: Verdict | ReceiptVerdict, { at }: Options): string {
  return JSON.stringify({ ...verdict, at: new Date(at).toISOString() });
}
