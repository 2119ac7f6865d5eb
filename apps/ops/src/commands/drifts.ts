import { type RequestOf, successOf } from '@ticket-distribution/client';
import type { Drift, RepairBody } from '@ticket-distribution/client/schemas';
import type { Command } from 'commander';
import { asSaid } from '../api/as-said.js';
import { type Connection, clientOf } from '../api/connection.js';
import { duration } from '../output/duration.js';
import { pageLine, print } from '../output/print.js';
import { facts, table } from '../output/table.js';
import { methodName } from './names.js';
import { type PageOptions, paged } from './paged.js';

interface Options extends Connection, PageOptions {
  readonly state?: string;
  readonly kind?: string;
  readonly system?: string;
  readonly order?: string;
}

/** `drifts`: where we and the ticket systems have come apart. */
export function addDrifts(program: Command): void {
  paged(
    program
      .command('drifts')
      .description('list what is held here and what ticket systems say differently, the longest lasting first')
      .option('--state <state>', 'OPEN (unless said), ACCEPTED, RESOLVED or all')
      .option('--kind <kind>', 'only those of this kind, such as cancel-refused')
      .option('--system <system>', 'only those of this ticket system, such as NOD')
      .option('--order <id>', 'only those of this order'),
  ).action(async (_, command: Command) => {
    const options = command.optsWithGlobals<Options>();
    const { state, kind, system, order, page, perPage } = options;
    const fulfillmentMethod = system === undefined ? undefined : methodName(system);
    const query = asSaid<NonNullable<RequestOf<'searchDrifts'>['query']>>({
      state,
      kind,
      fulfillmentMethod,
      orderId: order,
      page,
      perPage,
    });
    const { body } = successOf(await clientOf(options).searchDrifts({ query }));
    print(options.json, body, (found) => [list(found.items), pageLine(found, 'drifts')].join('\n'));
  });
}

/** `repair`: what a drift proposes is done, or the drift accepted. */
export function addRepair(program: Command): void {
  program
    .command('repair')
    .description('repair a drift as it proposes, or accept it')
    .argument('<drift>', 'its id, as drifts lists it')
    .option('--repair <repair>', 'the repair that it proposes, by name, or accept')
    .action(async (id: string, _, command: Command) => {
      const options = command.optsWithGlobals<Connection & { readonly repair?: string }>();
      const body = asSaid<RepairBody>({ repair: options.repair });
      const answer = successOf(await clientOf(options).repairDrift({ path: { driftId: id }, body }));
      const note = answer.status === 202 ? '\n\nthe ticket waits for its ticket system' : '';
      print(options.json, answer.body, (drift) => driftText(drift) + note);
    });
}

function list(items: readonly Drift[]): string {
  return table(items, [
    { heading: 'ID', of: ({ id }) => id },
    { heading: 'KIND', of: ({ kind }) => kind },
    { heading: 'STATE', of: ({ state }) => state },
    { heading: 'SYSTEM', of: ({ fulfillmentMethod }) => fulfillmentMethod },
    { heading: 'ORDER', of: ({ orderId }) => orderId },
    { heading: 'AGE', of: ({ ageSeconds }) => duration(ageSeconds) },
    { heading: 'REPAIR', of: ({ proposedRepair }) => proposedRepair },
    { heading: 'HERE', of: ({ ours }) => ours },
    { heading: 'THERE', of: ({ theirs }) => theirs },
  ]);
}

function driftText({ repair, ...drift }: Drift): string {
  return facts([
    ['id', drift.id],
    ['kind', drift.kind],
    ['state', drift.state],
    ['ticket', `${drift.ticketDistributionId} of order ${drift.orderId}, ${drift.fulfillmentMethod}`],
    ['here', drift.ours],
    ['there', drift.theirs],
    ['age', duration(drift.ageSeconds)],
    ['repair', repair === null ? null : `${repair.repair} at ${repair.at} by ${repair.by}`],
  ]);
}
