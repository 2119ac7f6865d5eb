import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import { UsageError } from '../errors/usage-error.js';
import { Api } from './api.js';

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

/** The API that a command speaks with. */
export function apiOf({ address, client, timeout }: Connection): Api {
  if (!/^https?:\/\/[^/]/.test(address) || !URL.canParse(address)) {
    throw new UsageError(`--address must be an http or https address, not ${address}`);
  }
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= 3600)) throw new UsageError('--timeout must be a number of seconds from 1 to 3600');
  const token = process.env.OPS_TOKEN;
  const named = token === undefined || token === '' ? {} : { token };
  return new Api({ address, client, timeoutMs: seconds * 1000, ...named });
}

function userName(): string {
  try {
    return userInfo().username.replace(/[^A-Za-z0-9._-]/g, '-');
  } catch {
    return 'unknown';
  }
}
