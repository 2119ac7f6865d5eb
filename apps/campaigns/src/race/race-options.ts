import { parseArgs } from 'node:util';

/** What the command line of the race asks for. */
export interface RaceArguments {
  /** Empty: it starts a world of its own. */
  readonly addresses: readonly string[];
  readonly ledger: string | null;
  readonly calls: number;
  readonly orders: number;
}

export const RACE_HELP = `npm run race -- [options]

  --address URL   where the app listens; without one the race starts ticket systems and an app of its own
  --second URL    another process of the same service; the calls are spread over both (--address may be repeated, too)
  --ledger URL    a sandbox that serves the ticket systems: hand-overs are counted in its ledger.
                  Without it they are counted by the deliveries that the app shows
  --calls N       equal calls at once (50)
  --orders N      orders for each operation (10)
  --help          this text

Ends with 0 when everything was answered equally and handed over once, else with 1.`;

/**
 * Reads the command line.
 *
 * @throws Error that says which argument is wrong
 */
export function readRaceArguments(given: readonly string[]): RaceArguments | 'help' {
  const { values } = parseArgs({
    args: [...given],
    options: {
      address: { type: 'string', multiple: true, default: [] },
      second: { type: 'string', multiple: true, default: [] },
      ledger: { type: 'string' },
      calls: { type: 'string', default: '50' },
      orders: { type: 'string', default: '10' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const addresses = [...values.address, ...values.second].map((text) => addressOf('address', text));
  return {
    addresses,
    ledger: values.ledger === undefined ? null : addressOf('ledger', values.ledger),
    calls: countOf('calls', values.calls),
    orders: countOf('orders', values.orders),
  };
}

function addressOf(name: string, text: string): string {
  if (!/^https?:\/\/[^/]/.test(text)) throw new Error(`--${name} must be an address such as http://127.0.0.1:3000`);
  return text.replace(/(?<!\/)\/+$/, '');
}

function countOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--${name} must be a whole number from 1 to 9999`);
  return Number(text);
}
