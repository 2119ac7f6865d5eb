import type { PdfArea } from '../model/pdf-area.js';
import { printStatement } from './print-statement.js';
import type { Print } from './print.js';

/** Where the ticket is valid. */
export function printAreas(print: Print): void {
  for (const area of print.ticket.areas) printArea(print, area);
}

function printArea(print: Print, area: PdfArea): void {
  const { words } = print;
  switch (area.kind) {
    case 'ZONES':
      return printStatement(print, words.zones[area.zones.length === 1 ? 0 : 1], area.zones.join(', '));
    case 'BETWEEN_STOPS': {
      const [direction, arrow] = area.direction === 'BOTH_WAYS' ? [words.bothWays, '\u2194'] : [words.oneWay, '\u2192'];
      return printStatement(print, `${words.route}, ${direction.toLowerCase()}`, `${area.from} ${arrow} ${area.to}`);
    }
    case 'EVERYWHERE':
      return printStatement(print, null, words.everywhere);
  }
}
