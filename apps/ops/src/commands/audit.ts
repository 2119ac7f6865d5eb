import { type RequestOf, successOf } from '@ticket-distribution/client';
import type { AuditEntry } from '@ticket-distribution/client/schemas';
import type { Command } from 'commander';
import { asSaid } from '../api/as-said.js';
import { type Connection, clientOf } from '../api/connection.js';
import { pageLine, print } from '../output/print.js';
import { table } from '../output/table.js';
import { instant } from './names.js';
import { type PageOptions, paged } from './paged.js';

interface Options extends Connection, PageOptions {
  readonly kind?: string;
  readonly by?: string;
  readonly subject?: string;
  readonly order?: string;
  readonly organisation?: string;
  readonly outcome?: string;
  readonly correlationId?: string;
  readonly from?: string;
  readonly until?: string;
}

/** `audit`: what operators did. */
export function addAudit(program: Command): void {
  paged(
    program
      .command('audit')
      .description('list what operators did, the newest first')
      .option('--kind <kind>', 'such as skip-delivery')
      .option('--by <name>', 'who did it')
      .option('--subject <id>', 'the key, drift, ticket system, date or run that it was about')
      .option('--order <id>', 'only those about this order')
      .option('--organisation <id>', 'only those about orders of this organisation')
      .option('--outcome <outcome>', 'done, or the code of a refusal')
      .option('--correlation-id <id>', 'only those under this correlation id')
      .option('--from <instant>', 'not before, such as 2026-12-01')
      .option('--until <instant>', 'before, such as 2027-01-01'),
  ).action(async (_, command: Command) => {
    const options = command.optsWithGlobals<Options>();
    const query = asSaid<NonNullable<RequestOf<'searchAudit'>['query']>>(queryOf(options));
    const { body } = successOf(await clientOf(options).searchAudit({ query }));
    print(options.json, body, (page) => [list(page.items), pageLine(page, 'acts')].join('\n'));
  });
}

function queryOf({ order, organisation, from, until, ...options }: Options) {
  const { kind, by, subject, outcome, correlationId, page, perPage } = options;
  return {
    kind,
    by,
    subject,
    outcome,
    correlationId,
    orderId: order,
    organisationId: organisation,
    from: from === undefined ? undefined : instant(from),
    until: until === undefined ? undefined : instant(until),
    page,
    perPage,
  };
}

function list(items: readonly AuditEntry[]): string {
  return table(items, [
    { heading: 'AT', of: ({ at }) => at },
    { heading: 'BY', of: ({ by }) => by },
    { heading: 'ACT', of: ({ kind }) => kind },
    { heading: 'ABOUT', of: ({ subject }) => subject },
    { heading: 'ORDER', of: ({ orderId }) => orderId },
    { heading: 'OUTCOME', of: ({ outcome }) => outcome },
    { heading: 'REASON', of: ({ reason }) => reason },
  ]);
}
