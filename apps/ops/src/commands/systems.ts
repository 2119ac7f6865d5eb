import { successOf } from '@ticket-distribution/client';
import type { TicketSystem } from '@ticket-distribution/client/schemas';
import type { Command } from 'commander';
import { type Connection, clientOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { table } from '../output/table.js';
import { methodName } from './names.js';

/** `systems`, `pause`, `resume`: how the ticket systems stand, and whether they are called. */
export function addSystems(program: Command): void {
  program
    .command('systems')
    .description('show how the ticket systems stand')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<Connection>();
      const { body } = successOf(await clientOf(options).readTicketSystems());
      print(options.json, body, ({ items }) => list(items));
    });
  program
    .command('pause')
    .description('keep a ticket system from being called, by every process, until it is resumed')
    .argument('<system>', 'such as NOD')
    .requiredOption('--reason <text>', 'why')
    .action(async (system: string, _, command: Command) => {
      const options = command.optsWithGlobals<Connection & { readonly reason: string }>();
      const { reason } = options;
      const path = { system: methodName(system) };
      const { body } = successOf(await clientOf(options).pauseTicketSystem({ path, body: { reason } }));
      print(options.json, body, (one) => list([one]));
    });
  program
    .command('resume')
    .description('let a paused ticket system be called again')
    .argument('<system>', 'such as NOD')
    .action(async (system: string, _, command: Command) => {
      const options = command.optsWithGlobals<Connection>();
      const path = { system: methodName(system) };
      const { body } = successOf(await clientOf(options).resumeTicketSystem({ path }));
      print(options.json, body, (one) => list([one]));
    });
}

/** A system that the process which answers takes to be away gets a trial now and then. */
function called({ pause, breaker }: TicketSystem): string {
  if (pause !== null) return 'paused';
  return breaker.state === 'CLOSED' ? 'yes' : 'away';
}

function list(items: readonly TicketSystem[]): string {
  return table(items, [
    { heading: 'SYSTEM', of: ({ system }) => system },
    { heading: 'CALLED', of: called },
    { heading: 'WAITING', of: ({ waiting }) => waiting },
    { heading: 'UNDER WAY', of: ({ underWay }) => underWay },
    { heading: 'SET ASIDE', of: ({ setAside }) => setAside },
    { heading: 'PAUSED SINCE', of: ({ pause }) => pause?.since ?? null },
    { heading: 'BY', of: ({ pause }) => pause?.by ?? null },
    { heading: 'REASON', of: ({ pause }) => pause?.reason ?? null },
  ]);
}
