import { type BenchResult, CHAPTERS, type Chapter, type Row } from '../result/bench-result.js';
import { measuredText, verdictOf } from './floor.js';
import { type StatementCounts, floorsOf } from './floors.js';
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
  peer: [
    'Distribute beside a peer',
    'Distribute as above, and the fulfillment of one line by Vendure (addFulfillmentToOrder of its admin API), which makes the same call to the same ticket system, on the same PostgreSQL server in the same rounds ([how it is set up](../apps/bench/README.md#the-peer)).',
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
  codes: [
    'Codes of tickets',
    'Signed, verified and drawn in one process. Beside signing and verifying Ed25519 of Node alone, which nothing in Node can be quicker than, and a JWS of the same facts by jose.',
  ],
};

/**
 * docs/performance.md, whole.
 *
 * @param results of one run or several; each row is of the last one that measured it
 */
export function pageText(results: readonly BenchResult[], counts?: StatementCounts): string {
  const measured = lastMeasured(results);
  const runs = chosenRuns(results, measured);
  const problems = runs.flatMap(({ result }) => result.problems);
  const rows = [...measured.values()];
  const parts = [
    '# Performance',
    'Written by `npm run bench -- page` from results of the benchmark: [how to measure](../apps/bench/README.md).',
    ...runs.map((run) => origin(run, runs.length > 1)),
    howToRead(runs),
    ...(problems.length === 0
      ? []
      : [`**What was measured is worth nothing:** ${problems.length} answers or hand-overs were wrong.`]),
    '## What it must reach',
    floorTable(rows, counts),
    ...CHAPTERS.flatMap((chapter) => chapterText(rows, chapter)),
    '## How to repeat it',
    repeatText(runs),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A run, and the rows that the page takes from it. */
interface ChosenRun {
  readonly result: BenchResult;
  readonly rows: readonly Row[];
}

/** Each row of the last run that measured it, in the place that it had in the first. */
function lastMeasured(results: readonly BenchResult[]): ReadonlyMap<string, Row> {
  return new Map(results.flatMap(({ rows }) => rows.map((row) => [nameOf(row), row] as const)));
}

function chosenRuns(results: readonly BenchResult[], measured: ReadonlyMap<string, Row>): ChosenRun[] {
  return results
    .map((result) => ({ result, rows: result.rows.filter((row) => measured.get(nameOf(row)) === row) }))
    .filter(({ rows }) => rows.length > 0);
}

function nameOf({ chapter, what, conditions }: Row): string {
  return JSON.stringify([chapter, what, conditions]);
}

function origin({ result: { at, commit, machine }, rows }: ChosenRun, isOneOfMany: boolean): string {
  const { cpu, cores, memoryGiB, system, node, postgres, sqlite } = machine;
  const databases = [
    ...(postgres === null ? [] : [`PostgreSQL ${postgres}`]),
    ...(sqlite === null ? [] : [`SQLite ${sqlite}`]),
  ];
  const chapters = CHAPTERS.filter((chapter) => rows.some((row) => row.chapter === chapter));
  const what = isOneOfMany ? `${chapters.join(', ')}: measured` : 'Measured';
  return `${what} on ${at.slice(0, 10)}${commit === null ? '' : ` at ${commit}`}: ${cores} cores (${cpu}), ${memoryGiB} GiB, ${system}, Node ${node}, ${databases.join(', ')}.`;
}

function howToRead(runs: readonly ChosenRun[]): string {
  const rounds = Math.max(...runs.map(({ result }) => result.rounds));
  return [
    'Everything runs on one machine: app, load generator, ticket system, ceilings and database, each a process of its own.',
    `Up to ${rounds} rounds, interleaved with the ceilings. Three numbers are min / median / max, one is the median; a ratio is made in each round before its median is taken.`,
    'The bare-bones server is fastify and the bare driver with prepared statements, without an engine: the same rows, durability, call and answer ([what it is](../apps/bench/README.md#ceilings)).',
  ].join('\n');
}

function floorTable(measured: readonly Row[], counts?: StatementCounts): string {
  const rows = floorsOf(measured, counts).map((floor) => [
    floor.what,
    floor.limits,
    measuredText(floor),
    verdictOf(floor),
  ]);
  return table(['what', 'at least', 'measured (medians)', 'met'], rows);
}

function chapterText(measured: readonly Row[], chapter: Chapter): string[] {
  const [title, text] = CHAPTER_TITLES[chapter];
  const rows = measured.filter((row) => row.chapter === chapter);
  return [`## ${title}`, text, ...(rows.length === 0 ? ['Not measured.'] : chapterTables(rows))];
}

function repeatText(runs: readonly ChosenRun[]): string {
  const results = runs.map((_, index) => `RESULT-${index + 1}.json`);
  const commands = runs.map(({ result: { arguments: given } }, index) =>
    ['npm run bench --', ...given, `--json ${results[index]}`].join(' '),
  );
  const lines = ['npm ci && npm run build', ...commands, `npm run bench -- page ${results.join(' ')}`];
  return `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
}
