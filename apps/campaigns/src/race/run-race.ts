import type { Contest, Showing } from './contest.js';
import { CONTESTS } from './contests.js';
import { RaceField, type RaceFieldOptions } from './race-field.js';

export interface RaceOptions extends RaceFieldOptions {
  /** How many orders each contest is run with, one after the other. */
  readonly orders: number;
  /** Told after each contest. */
  readonly onRow?: (row: RaceRow) => void;
}

/** What all orders of one contest showed. */
export interface RaceRow {
  readonly title: string;
  readonly showings: readonly Showing[];
}

/** Asks for everything many times at once; the rows tell what came of it. */
export async function runRace({ orders, onRow, ...field }: RaceOptions): Promise<readonly RaceRow[]> {
  const raceField = new RaceField(field);
  const name = `RACE-${Date.now().toString(36)}`;
  const rows: RaceRow[] = [];
  for (const [number, contest] of CONTESTS.entries()) {
    const showings: Showing[] = [];
    for (let index = 0; index < orders; index += 1) {
      showings.push(await showingOf(contest, raceField, `${name}-${number}-${index}`));
    }
    const row = { title: contest.title, showings };
    rows.push(row);
    onRow?.(row);
  }
  return rows;
}

/** Whether every order of a row was answered equally every time and handed over once. */
export function isWon({ showings }: RaceRow): boolean {
  return showings.length > 0 && showings.every(({ faults }) => faults.length === 0);
}

async function showingOf(contest: Contest, field: RaceField, orderId: string): Promise<Showing> {
  try {
    const { faults, ...showing } = await contest.run(field, orderId);
    return { ...showing, faults: faults.map((fault) => `${orderId}: ${fault}`) };
  } catch (error) {
    return { accepted: 0, equal: 0, handedOverOnce: null, faults: [`${orderId}: ${reasonOf(error)}`] };
  }
}

/** What went wrong, with what made it: `fetch` alone says only that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  return error.cause === undefined ? error.message : `${error.message}: ${reasonOf(error.cause)}`;
}
