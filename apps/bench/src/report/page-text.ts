import { type BenchResult, CHAPTERS, type Chapter } from '../result/bench-result.js';
import { measuredText, verdictOf } from './floor.js';
import { floorsOf } from './floors.js';
import { chapterTables, table } from './chapter-table.js';

const CHAPTER_TITLES: Readonly<Record<Chapter, readonly [title: string, text: string]>> = {
  plan: [
    'Plans in the pure domain',
    'Reconcile and the policies of all fulfillment methods, in one process, without database and network: orders whose lines go by the methods in turn, one ticket a line. Heap bytes are what one plan holds. Beside it the same order read from JSON.',
  ],
  operations: [
    'Operations over HTTP',
    'Record (with generate), distribute (stored, called, outcome stored, answered), search by order and version, summary. CPU is that of the app for one operation; PostgreSQL CPU is that of all its processes.',
  ],
  drain: [
    'Draining due deliveries',
    'The delivery engine with a heap of due deliveries, eight calls at once, from the moment at which the ticket system is resumed. Calls alone: the same calls by a client that does nothing else.',
  ],
  growth: [
    'Growth',
    'The same operations while the database grows; the database is filled with copies of an order that was handed over. Ratios are to the smallest size, in the same round.',
  ],
  rest: [
    'Start and rest',
    'From the start of the process until /health/ready answers 200 on a database that has its tables, and what it uses when nobody asks. Beside it fastify alone.',
  ],
  memory: ['Memory', 'The app while one-line orders are recorded and handed over, one tenth after the other.'],
};

/** docs/performance.md, whole. */
export function pageText(result: BenchResult): string {
  const parts = [
    '# Performance',
    'Written by `npm run bench -- page` from a result of the benchmark: [how to measure](../apps/bench/README.md).',
    intro(result),
    ...(result.problems.length === 0
      ? []
      : [`**This run is worth nothing:** ${result.problems.length} answers or hand-overs were wrong.`]),
    '## What it must reach',
    floorTable(result),
    ...CHAPTERS.flatMap((chapter) => chapterText(result, chapter)),
    '## How to repeat it',
    repeatText(result),
  ];
  return `${parts.join('\n\n')}\n`;
}

function intro({ at, commit, machine, rounds }: BenchResult): string {
  const { cpu, cores, memoryGiB, system, node, postgres, sqlite } = machine;
  const databases = [
    ...(postgres === null ? [] : [`PostgreSQL ${postgres}`]),
    ...(sqlite === null ? [] : [`SQLite ${sqlite}`]),
  ];
  return [
    `Measured on ${at.slice(0, 10)}${commit === null ? '' : ` at ${commit}`}: ${cores} cores (${cpu}), ${memoryGiB} GiB, ${system}, Node ${node}, ${databases.join(', ')}.`,
    'Everything runs on this one machine: app, load generator, ticket system, ceilings and database, each a process of its own.',
    `Up to ${rounds} rounds, interleaved with the ceilings. Three numbers are min / median / max, one is the median; a ratio is made in each round before its median is taken.`,
    'The bare-bones server is fastify and the bare driver with prepared statements, without an engine: the same rows, durability, call and answer ([what it is](../apps/bench/README.md#ceilings)).',
  ].join('\n');
}

function floorTable(result: BenchResult): string {
  const rows = floorsOf(result).map((floor) => [floor.what, floor.limits, measuredText(floor), verdictOf(floor)]);
  return table(['what', 'at least', 'measured (medians)', 'met'], rows);
}

function chapterText(result: BenchResult, chapter: Chapter): string[] {
  const [title, text] = CHAPTER_TITLES[chapter];
  const rows = result.rows.filter((row) => row.chapter === chapter);
  return [`## ${title}`, text, ...(rows.length === 0 ? ['Not measured.'] : chapterTables(rows))];
}

function repeatText({ arguments: given }: BenchResult): string {
  const run = ['npm run bench --', ...given].join(' ');
  return `\`\`\`sh\nnpm ci && npm run build\n${given.length === 0 ? 'npm run bench' : run}\nnpm run bench -- page RESULT.json\n\`\`\``;
}
