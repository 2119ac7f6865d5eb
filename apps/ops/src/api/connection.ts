import { userInfo } from 'node:os';
import { type Client, type PatienceOptions, createClient } from '@ticket-distribution/client';
import { type Command, Option } from 'commander';
import { UsageError } from '../errors/usage-error.js';

/** What every command can be told about where and who. */
export interface Connection {
  readonly address: string;
  readonly client: string;
  readonly timeout: string;
  readonly json: boolean;
}

/** Adds what every command can be told. The token comes by the environment only: arguments are seen by others. */
export function addConnection(program: Command): Command {
  return program
    .addOption(
      new Option('--address <url>', 'the base address of the app').env('OPS_ADDRESS').default('http://127.0.0.1:3000'),
    )
    .addOption(
      new Option('--client <name>', 'who acts, as the audit names it where no token does')
        .env('OPS_CLIENT')
        .default(`ops-${userName()}`),
    )
    .option('--timeout <seconds>', 'the limit of one request', '60')
    .option('--json', 'print the answer as JSON', false);
}

/** How often, and with which pauses, a request is sent of a command that nobody waits for. */
export const PATIENT: PatienceOptions = { tries: 8, firstPauseMs: 500, longestPauseMs: 30_000 };

/** The API that a command speaks with. Somebody waits: unless it is said otherwise, each request is sent once. */
export function clientOf(
  { address, client, timeout }: Connection,
  retries: Partial<PatienceOptions> = { tries: 1 },
): Client {
  if (!isAddress(address)) {
    throw new UsageError('--address must be an http or https address without user, password, query and fragment');
  }
  if (!VISIBLE.test(client)) throw new UsageError('--client must be 1 to 128 visible ASCII characters');
  const milliseconds = Number(timeout) * 1000;
  if (!(milliseconds >= 1 && milliseconds <= 3_600_000)) {
    throw new UsageError('--timeout must be a number of seconds, from 0.001 to 3600');
  }
  return createClient({
    baseUrl: address,
    clientName: client,
    timeoutMs: Math.round(milliseconds),
    retries,
    ...token(),
  });
}

/** What a header takes without being written otherwise. */
const VISIBLE = /^[\x21-\x7e](?:[\x20-\x7e]{0,126}[\x21-\x7e])?$/;

function isAddress(address: string): boolean {
  if (!/^https?:\/\/[^/]/.test(address) || !URL.canParse(address)) return false;
  const { username, password, search, hash } = new URL(address);
  return username === '' && password === '' && search === '' && hash === '' && !/[?#]/.test(address);
}

/** What is wrong with a token is told without the token. */
function token(): { readonly token?: string } {
  const { OPS_TOKEN: given = '' } = process.env;
  if (given === '') return {};
  if (!/^[\x21-\x7e]+$/.test(given)) {
    throw new UsageError('OPS_TOKEN must be one line of visible ASCII characters without spaces');
  }
  return { token: given };
}

function userName(): string {
  try {
    return userInfo().username.replace(/[^A-Za-z0-9._-]/g, '-');
  } catch {
    return 'unknown';
  }
}
