import { FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import { outcomeLegend, stateLegend } from './legend.js';
import { manualChanges } from './manual-changes.js';
import { playedManualChange } from './manual-story.js';
import { page, table, together } from './markdown.js';
import { playedRace } from './race-story.js';
import { races } from './races.js';
import { states } from './states.js';
import { glance, sameTable, waySection } from './way-section.js';
import { type WayTable, tableOf } from './way-table.js';
import type { Way } from './way.js';
import { waysOfContent } from './ways-of-content.js';
import { waysOfLines } from './ways-of-lines.js';

/** Every way to change an order that the page shows, in its order. */
export const ways: readonly Way[] = [...waysOfContent, ...waysOfLines];

/** The document as it has to be: everything in its tables was just observed on the engine. */
export async function orderChangesPage(): Promise<string> {
  const tables = new Map<Way, WayTable>();
  for (const way of ways) tables.set(way, await tableOf(way));
  return page(
    '# When an order changes',
    INTRODUCTION,
    '## What the words mean',
    outcomeLegend(tables.values()),
    'Where tickets can stand when the order changes. CANCELLING is not among them: changes bring a ticket there, and it stays only with a drift or while it waits for the ticket that takes its place.',
    stateLegend(),
    '## At a glance: tickets that are handed over, not picked up',
    glance(tables, states.find(({ name }) => name === 'DISTRIBUTED') as (typeof states)[number]),
    '## Every way, method and state',
    ...ways.map((way) => waySection(way, tableIn(tables, way), earlierEqual(way, tables))),
    '## Races and refusals',
    RACES,
    await raceTable(),
    '## Changes by hand, then by the order',
    MANUAL,
    ...(await manualSections()),
  );
}

const INTRODUCTION = `What becomes of tickets when a new version of their order comes in. \`npm run docs\` writes this page: it plays each cell on
the real engine with ticket systems that keep count, waits until everything is at rest, and puts into words what it saw:
the tickets before and after, what the ticket systems were told, what is valid there, which drifts are listed. A test
plays all of it again and fails when the page says anything else. In each cell it also checks that every ticket that was handed
over and is wanted is valid exactly once and as it is wanted, that none that ended is valid anywhere, that a drift names whatever
differs, and that nothing is left to be told.`;

const RACES = `A ticket was handed over (A; the tickets that follow are B …). *Told* is what its ticket system was told from then on and what
it answered. *Repaired* is what the proposed repair came to, done once and met by no fault; the life of the tickets includes it. A cancel that meets
a pickup ends in one of the first two rows, and in no third way.`;

const MANUAL = `An order version is compared with the version before it, and with what was changed by hand since: what the order did not change
stays as changed by hand; what it changed follows the order: the validity by itself, holder and account together. A ticket that was given away
stays so when the order changes its owner and no line ever named a holder. What is bought anew is whose the order says.`;

async function raceTable(): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const race of races) {
    const { told, lives, valid, drifts, repaired } = await playedRace(race);
    rows.push([`**${race.name}** (${race.method}). ${race.meaning}`, told, lives, valid, drifts, repaired]);
  }
  return table(['what happens', 'told', 'life of the tickets', 'valid then', 'listed', 'repaired'], rows);
}

async function manualSections(): Promise<readonly string[]> {
  const sections: string[] = [];
  for (const change of manualChanges) {
    const rows: [FulfillmentMethod, readonly string[]][] = [];
    for (const method of FULFILLMENT_METHODS) {
      const cells: string[] = [];
      for (const version of change.versions) cells.push(await playedManualChange(change, version, method));
      rows.push([method, cells]);
    }
    const heads = change.versions.map(({ name }) => `then the order says: ${name}`);
    const shown = together(rows, (cells) => cells.join('|')).map(({ keys, value }) => [keys.join(', '), ...value]);
    sections.push(`### ${change.name}\n\n${change.meaning}\n\n${table(['', ...heads], shown)}`);
  }
  return sections;
}

function earlierEqual(way: Way, tables: ReadonlyMap<Way, WayTable>): Way | undefined {
  const earlier = ways.slice(0, ways.indexOf(way));
  return earlier.find((other) => sameTable(tableIn(tables, other), tableIn(tables, way)));
}

function tableIn(tables: ReadonlyMap<Way, WayTable>, way: Way): WayTable {
  const found = tables.get(way);
  if (found === undefined) throw new Error(`${way.name} was not played`);
  return found;
}
