import { setTimeout as wait } from 'node:timers/promises';
import type { Dice } from '../chance/dice.js';
import type { CrashDatabase } from '../world/crash-database.js';
import type { Fault } from './fault.js';

/** What can go wrong with a database: a file can have no room, a server can go, and so can the line to it. */
export function databaseFaults({ disk, server, line }: CrashDatabase): readonly Fault[] {
  return [
    ...(disk === null ? [] : [FULL_DISK]),
    ...(server === null ? [] : SERVER_FAULTS),
    ...(line === null ? [] : LINE_FAULTS),
  ];
}

type Breaking = (database: CrashDatabase, dice: Dice) => Promise<void>;

/** Breaks the database; until it is mended, and a moment longer, apps may say that they cannot serve. */
function breaking(name: string, weight: number, how: Breaking): Fault {
  return { name, weight, strike: ({ trouble, database }, dice) => trouble.during(() => how(database, dice)) };
}

const FULL_DISK = breaking('disk of the database full', 3, async ({ disk, server }, dice) => {
  await disk?.fill();
  await wait(dice.between(500, 3_000));
  await disk?.free();
  // A server that could not write its log any more has ended.
  await server?.startUp();
});

/** Ends the server, leaves it down for a while and starts it again. */
function ended(name: string, weight: number, signal: NodeJS.Signals): Fault {
  return breaking(name, weight, async ({ server }, dice) => {
    await server?.end(signal);
    await wait(dice.between(0, 1_500));
    await server?.startUp();
  });
}

const END_CONNECTIONS =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

const SERVER_FAULTS = [
  ended('database shut down at once, with recovery', 4, 'SIGQUIT'),
  ended('database killed', 2, 'SIGKILL'),
  ended('database restarted in order', 2, 'SIGINT'),
  breaking('connections ended by the administrator', 4, async ({ server }) => {
    await server?.query(END_CONNECTIONS);
  }),
];

const LINE_FAULTS = [
  breaking('connections to the database cut', 5, async ({ line }) => line?.cut()),
  breaking('line to the database dead for a while', 3, async ({ line }, dice) => line?.hold(dice.between(300, 3_000))),
];
