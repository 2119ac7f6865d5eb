import type { Command } from 'commander';
import { type Connection, PATIENT, clientOf } from '../api/connection.js';
import { EXIT_CODES } from '../output/exit-codes.js';
import { print, tell } from '../output/print.js';
import { UsageError } from '../errors/usage-error.js';
import { beginRun } from '../regenerate/begin-run.js';
import { dryRunOver } from '../regenerate/dry-run.js';
import { Journal } from '../regenerate/journal.js';
import { readOrderList } from '../regenerate/order-list.js';
import { STEPS, type Step } from '../regenerate/regenerate-order.js';
import { runOver } from '../regenerate/run.js';
import { dryRunText, runText } from '../regenerate/summary-text.js';

interface Options extends Connection {
  readonly steps: string;
  readonly journal?: string;
  readonly changedList: boolean;
  readonly dryRun: boolean;
  readonly concurrency: string;
  readonly tries: string;
  readonly reason?: string;
}

const DESCRIPTION = `generate and distribute a list of orders anew, order by order

Each order's outcome is appended to the journal. Killed and started again with the same journal it goes on where it
was: what is done is not asked for again, what failed is.`;

/** `regenerate`: a list of orders is generated and distributed anew. */
export function addRegenerate(program: Command): void {
  program
    .command('regenerate')
    .summary('generate and distribute a list of orders anew')
    .description(DESCRIPTION)
    .argument('<list>', 'a file of order ids, one a line; # begins a comment; - reads standard input')
    .option('--steps <steps>', 'generate, distribute, or generate,distribute', 'generate')
    .option('--journal <file>', 'where the outcomes are kept; default: the name of the list with .journal.jsonl')
    .option('--changed-list', 'go on though the list was changed since the journal was begun', false)
    .option('--dry-run', 'tell what generating would do, and change nothing', false)
    .option('--concurrency <number>', 'how many orders are asked for at once, 1 to 32', '4')
    .option('--tries <number>', 'how often a request is sent that is refused for now', String(PATIENT.tries))
    .option('--reason <text>', 'why, for the audit')
    .action(async (path: string, _, command: Command) => regenerate(path, command.optsWithGlobals<Options>()));
}

async function regenerate(path: string, options: Options): Promise<void> {
  const steps = stepsOf(options.steps);
  const atOnce = wholeNumber('--concurrency', options.concurrency, 32);
  const client = clientOf(options, { ...PATIENT, tries: wholeNumber('--tries', options.tries, 100) });
  const list = await readOrderList(path);
  if (list.repeated > 0) tell(`${list.repeated} lines name an order once more; each is taken once`);
  if (options.dryRun) {
    const dry = await dryRunOver(client, list, atOnce);
    print(options.json, dry, dryRunText);
    if (dry.refused.length > 0) process.exitCode = EXIT_CODES.refused;
    return;
  }
  const journal = Journal.open(journalPath(path, options.journal));
  const run = beginRun(journal, list, { address: options.address, steps, changedList: options.changedList });
  const { reason } = options;
  const how = { atOnce, ...(reason === undefined ? {} : { reason }) };
  const summary = await runOver(client, list, journal, run, how).catch((error: unknown) => {
    tell(`stopped; ${journal.path} knows how far it came, and the same command goes on`);
    throw error;
  });
  print(options.json, summary, runText);
  if (summary.interrupted) process.exitCode = EXIT_CODES.interrupted;
  else if (summary.failed.length > 0) process.exitCode = EXIT_CODES.refused;
}

function journalPath(list: string, given: string | undefined): string {
  if (given !== undefined) return given;
  if (list === '-') throw new UsageError('a list from standard input needs --journal');
  return `${list}.journal.jsonl`;
}

function stepsOf(text: string): readonly Step[] {
  const steps = text.split(',').map((step) => step.trim());
  const known = STEPS.filter((step) => steps.includes(step));
  if (known.length !== steps.length) {
    throw new UsageError(`--steps must be generate, distribute or generate,distribute, not ${text}`);
  }
  return known;
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= 1 && value <= most) return value;
  throw new UsageError(`${name} must be a whole number from 1 to ${most}`);
}
