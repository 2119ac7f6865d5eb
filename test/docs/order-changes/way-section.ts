import { FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import { table, together } from './markdown.js';
import { type State, states } from './states.js';
import type { Cell, WayTable } from './way-table.js';
import type { Way } from './way.js';

/** A way with its table; one that equals an earlier table names it instead. */
export function waySection({ name, meaning }: Way, cells: WayTable, equal: Way | undefined): string {
  const shown = equal === undefined ? stateTable(cells) : `Every cell is as under *${equal.name}*.`;
  return `### ${name}\n\n${meaning}\n\n${shown}`;
}

/** One row per way: what becomes of tickets in one state. */
export function glance(tables: ReadonlyMap<Way, WayTable>, state: State): string {
  const rows = [...tables].map(([way, cells]) => [
    way.name,
    ...FULFILLMENT_METHODS.map((method) => shownCell(cellIn(cells, state, method))),
  ]);
  return table(['the order changes', ...FULFILLMENT_METHODS], rows);
}

/** Whether two ways come to the same in every cell. */
export function sameTable(one: WayTable, other: WayTable): boolean {
  return stateTable(one) === stateTable(other);
}

/** States that come to the same share a row, methods that do share a column. */
function stateTable(cells: WayTable): string {
  const columns = together(
    FULFILLMENT_METHODS.map((method) => [method, states.map((state) => cellIn(cells, state, method))] as const),
    (column) => JSON.stringify(column),
  );
  const rows = together(
    states.map((state) => [state, columns.map(({ value }) => value[states.indexOf(state)] ?? null)] as const),
    (row) => JSON.stringify(row),
  );
  return table(
    ['the ticket is', ...columns.map(({ keys }) => keys.join(', '))],
    rows.map(({ keys, value }) => [keys.map(({ name }) => name).join('; '), ...value.map(shownCell)]),
  );
}

function shownCell(words: Cell): string {
  return words === null ? '–' : words.join(' ');
}

function cellIn(cells: WayTable, state: State, method: FulfillmentMethod): Cell {
  return cells.get(state)?.get(method) ?? null;
}
