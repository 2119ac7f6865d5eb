import type { Command } from 'commander';
import { type Connection, apiOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { table } from '../output/table.js';
import { systemName } from './names.js';

interface SystemJson {
  readonly system: string;
  readonly pause: { readonly since: string; readonly by: string; readonly reason: string } | null;
  readonly breaker: { readonly state: string };
  readonly waiting: number;
  readonly underWay: number;
  readonly setAside: number;
}

/** `systems`, `pause`, `resume`: how the ticket systems stand, and whether they are called. */
export function addSystems(program: Command): void {
  program
    .command('systems')
    .description('show how the ticket systems stand')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<Connection>();
      const { body } = await apiOf(options).send<{ items: readonly SystemJson[] }>('GET', '/v1/ticket-systems');
      print(options.json, body, ({ items }) => list(items));
    });
  program
    .command('pause')
    .description('keep a ticket system from being called, by every process, until it is resumed')
    .argument('<system>', 'such as nod')
    .requiredOption('--reason <text>', 'why')
    .action(async (system: string, _, command: Command) => {
      const options = command.optsWithGlobals<Connection & { readonly reason: string }>();
      const { reason } = options;
      const { body } = await apiOf(options).send<SystemJson>('PUT', pausePath(system), { body: { reason } });
      print(options.json, body, (one) => list([one]));
    });
  program
    .command('resume')
    .description('let a paused ticket system be called again')
    .argument('<system>', 'such as nod')
    .action(async (system: string, _, command: Command) => {
      const options = command.optsWithGlobals<Connection>();
      const { body } = await apiOf(options).send<SystemJson>('DELETE', pausePath(system));
      print(options.json, body, (one) => list([one]));
    });
}

/** A system that the process which answers takes to be away gets a trial now and then. */
function called({ pause, breaker }: SystemJson): string {
  if (pause !== null) return 'paused';
  return breaker.state === 'CLOSED' ? 'yes' : 'away';
}

const pausePath = (system: string): string => `/v1/ticket-systems/${systemName(system)}/pause`;

function list(items: readonly SystemJson[]): string {
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
