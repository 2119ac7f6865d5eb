import type { Command } from 'commander';
import type { Api } from '../api/api.js';
import { type Connection, apiOf } from '../api/connection.js';
import { Patience } from '../api/patience.js';
import { print } from '../output/print.js';
import { facts } from '../output/table.js';
import { instant } from './names.js';

type Counts = Readonly<Record<string, number>>;

interface PurgeJson {
  readonly before: string;
  readonly dryRun: boolean;
  readonly counts: Counts;
  readonly orderIds: readonly string[];
  readonly kept: Counts;
  readonly next: string | null;
}

interface Options extends Connection {
  readonly before: string;
  readonly delete: boolean;
  readonly reason?: string;
}

/** `purge`: closed orders are deleted, or counted. */
export function addPurge(program: Command): void {
  program
    .command('purge')
    .description('count the orders that were closed before a date, and delete them with --delete')
    .requiredOption('--before <instant>', 'closed before it, such as 2026-01-01')
    .option('--delete', 'delete them; without it nothing is deleted', false)
    .option('--reason <text>', 'why, for the audit')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const purged = await purge(apiOf(options), options);
      print(options.json, purged, purgeText);
    });
}

/** The app looks at a bounded number of orders a call: as many calls as it takes. */
async function purge(api: Api, options: Options): Promise<Omit<PurgeJson, 'next'>> {
  const patience = new Patience();
  const asked = { before: instant(options.before), dryRun: !options.delete, ...reasonOf(options) };
  const parts: PurgeJson[] = [];
  for (let after: string | null = null; ; ) {
    const body: object = after === null ? asked : { ...asked, after };
    const { body: part } = await patience.ask((idempotencyKey) =>
      api.send<PurgeJson>('POST', '/v1/purges', { body, idempotencyKey }),
    );
    parts.push(part);
    if (part.next === null) break;
    after = part.next;
  }
  return {
    before: asked.before,
    dryRun: asked.dryRun,
    counts: addedUp(parts.map(({ counts }) => counts)),
    orderIds: parts.flatMap(({ orderIds }) => orderIds),
    kept: addedUp(parts.map(({ kept }) => kept)),
  };
}

function reasonOf({ reason }: Options) {
  return reason === undefined ? {} : { reason };
}

function addedUp(parts: readonly Counts[]): Counts {
  const names = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries([...names].map((name) => [name, parts.reduce((sum, part) => sum + (part[name] ?? 0), 0)]));
}

function purgeText({ before, dryRun, counts, kept }: Omit<PurgeJson, 'next'>): string {
  const held = Object.entries(kept).filter(([, count]) => count > 0);
  return [
    `${dryRun ? 'would be deleted' : 'deleted'}: what is kept of orders closed before ${before}`,
    facts(Object.entries(counts)),
    ...(held.length === 0 ? [] : ['', 'looked at and kept', facts(held)]),
    ...(dryRun ? ['', 'nothing was deleted; --delete deletes'] : []),
  ].join('\n');
}
