import { FULFILLMENT_METHODS, type FulfillmentMethod, fulfillmentPolicies } from '@ticket-distribution/domain';
import { cellWords } from './cell-words.js';
import { playedCell } from './cell.js';
import { type State, states } from './states.js';
import type { Way } from './way.js';

/** The words for what happened; null: no ticket of the method stands in that state. */
export type Cell = readonly string[] | null;
export type MethodCells = ReadonlyMap<FulfillmentMethod, Cell>;
/** What becomes of the tickets of each method in each state. */
export type WayTable = ReadonlyMap<State, MethodCells>;

const tables = new Map<Way, Promise<WayTable>>();

/** Plays every cell of a way, once however often it is asked for. */
export function tableOf(way: Way): Promise<WayTable> {
  const table = tables.get(way) ?? playedTable(way);
  tables.set(way, table);
  return table;
}

async function playedTable(way: Way): Promise<WayTable> {
  const rows = new Map<State, MethodCells>();
  for (const state of states) {
    const cells = new Map<FulfillmentMethod, Cell>();
    for (const method of FULFILLMENT_METHODS) cells.set(method, await cellOf(way, method, state));
    rows.set(state, cells);
  }
  return rows;
}

async function cellOf(way: Way, method: FulfillmentMethod, state: State): Promise<Cell> {
  if (state.absent(fulfillmentPolicies[method]) !== null) return null;
  try {
    return cellWords(await playedCell(way, method, state));
  } catch (error) {
    throw new Error(`${way.name}, ${method}, ${state.name}: ${(error as Error).message}`, { cause: error });
  }
}
