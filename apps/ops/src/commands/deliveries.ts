import { type RequestOf, successOf } from '@ticket-distribution/client';
import type { DeskDelivery } from '@ticket-distribution/client/schemas';
import type { Command } from 'commander';
import { asSaid } from '../api/as-said.js';
import { type Connection, clientOf } from '../api/connection.js';
import { duration, secondsOf } from '../output/duration.js';
import { pageLine, print } from '../output/print.js';
import { table } from '../output/table.js';
import { methodName } from './names.js';
import { type PageOptions, paged } from './paged.js';

interface Options extends Connection, PageOptions {
  readonly state: string;
  readonly system?: string;
  readonly order?: string;
  readonly organisation?: string;
  readonly olderThan?: string;
}

/** `deliveries`: what waits, and what needs somebody. */
export function addDeliveries(program: Command): void {
  paged(
    program
      .command('deliveries')
      .description('list hand-overs, the longest waiting first: the stuck ones unless a state is asked for')
      .option('--state <state>', 'stuck, open, all, or a state such as SET_ASIDE', 'stuck')
      .option('--system <system>', 'only those to this ticket system, such as NOD')
      .option('--order <id>', 'only those of this order')
      .option('--organisation <id>', 'only those of this organisation')
      .option('--older-than <duration>', 'only those stored longer ago, such as 15m'),
  ).action(async (_, command: Command) => {
    const options = command.optsWithGlobals<Options>();
    const query = asSaid<NonNullable<RequestOf<'searchDeliveries'>['query']>>(queryOf(options));
    const { body } = successOf(await clientOf(options).searchDeliveries({ query }));
    print(options.json, body, (page) => [list(page.items), pageLine(page, 'deliveries')].join('\n'));
  });
}

function queryOf({ state, system, order, organisation, olderThan, page, perPage }: Options) {
  return {
    state,
    fulfillmentMethod: system === undefined ? undefined : methodName(system),
    orderId: order,
    organisationId: organisation,
    olderThanSeconds: olderThan === undefined ? undefined : secondsOf(olderThan),
    page,
    perPage,
  };
}

function list(items: readonly DeskDelivery[]): string {
  return table(items, [
    { heading: 'KEY', of: ({ key }) => key },
    { heading: 'STATE', of: ({ state }) => state },
    { heading: 'SYSTEM', of: ({ fulfillmentMethod }) => fulfillmentMethod },
    { heading: 'ORDER', of: ({ orderId }) => orderId },
    { heading: 'AGE', of: ({ ageSeconds }) => duration(ageSeconds) },
    { heading: 'CALLS', of: ({ attemptCount }) => attemptCount },
    { heading: 'NEXT', of: ({ nextAttemptAt }) => nextAttemptAt },
    { heading: 'LAST ERROR', of: ({ lastError }) => lastError },
  ]);
}
