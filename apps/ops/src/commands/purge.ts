import { type Client, successOf } from '@ticket-distribution/client';
import type { Purge } from '@ticket-distribution/client/schemas';
import type { Command } from 'commander';
import { type Connection, PATIENT, clientOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { facts } from '../output/table.js';
import { instant } from './names.js';

type Counts = Readonly<Record<string, number>>;

/** What all calls of a purge did together. */
type PurgedInAll = Omit<Purge, 'next' | 'counts' | 'kept'> & { readonly counts: Counts; readonly kept: Counts };

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
      const purged = await purge(clientOf(options, PATIENT), options);
      print(options.json, purged, purgeText);
    });
}

/** The app looks at a bounded number of orders a call: as many calls as it takes. */
async function purge(client: Client, options: Options): Promise<PurgedInAll> {
  const asked = { before: instant(options.before), dryRun: !options.delete, ...reasonOf(options) };
  const parts: Purge[] = [];
  for (let after: string | null = null; ; ) {
    const answer = await client.purgeOrders({ body: after === null ? asked : { ...asked, after } });
    const { body: part }: { readonly body: Purge } = successOf(answer);
    parts.push(part);
    if (part.next === null) break;
    after = part.next;
  }
  return {
    before: asked.before,
    dryRun: asked.dryRun,
    counts: addedUp(parts.map(({ counts }) => ({ ...counts }))),
    orderIds: parts.flatMap(({ orderIds }) => orderIds),
    kept: addedUp(parts.map(({ kept }) => ({ ...kept }))),
  };
}

function reasonOf({ reason }: Options) {
  return reason === undefined ? {} : { reason };
}

function addedUp(parts: readonly Counts[]): Counts {
  const names = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries([...names].map((name) => [name, parts.reduce((sum, part) => sum + (part[name] ?? 0), 0)]));
}

function purgeText({ before, dryRun, counts, kept }: PurgedInAll): string {
  const held = Object.entries(kept).filter(([, count]) => count > 0);
  return [
    `${dryRun ? 'would be deleted' : 'deleted'}: what is kept of orders closed before ${before}`,
    facts(Object.entries(counts)),
    ...(held.length === 0 ? [] : ['', 'looked at and kept', facts(held)]),
    ...(dryRun ? ['', 'nothing was deleted; --delete deletes'] : []),
  ].join('\n');
}
