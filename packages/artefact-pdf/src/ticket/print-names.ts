import type { Element } from '../paper/paper.js';
import { CONTENT_WIDTH } from '../paper/sheet.js';
import { STYLES } from '../paper/style.js';
import { countedTravellers } from '../words/counted-travellers.js';
import { printSection } from './print-section.js';
import { hasNamesInHead } from './print-travellers.js';
import type { Print } from './print.js';

const [COLUMNS, GAP] = [3, 14];
const COLUMN_WIDTH = CONTENT_WIDTH / COLUMNS;

/** Who travels, by kind, in columns: unless the names are so few that they stand in the head. */
export function printNames(print: Print): void {
  const { flow, ticket, words, section } = print;
  if (hasNamesInHead(ticket.travellers)) return;
  const named = new Map<string, string[]>();
  for (const { userType, name } of ticket.travellers) {
    if (name === null) continue;
    const names = named.get(userType) ?? [];
    names.push(name);
    named.set(userType, names);
  }
  printSection(print, words.travellers, 50, () => {
    for (const [userType, names] of named) {
      flow.need(STYLES.label.leading + 3 * STYLES.body.leading);
      flow.paragraph(flow.paper.element('H3', section), countedTravellers(words, userType, names.length), STYLES.label);
      flow.space(2);
      printList(print, flow.paper.element('L', section), names);
      flow.space(6);
    }
  });
}

/** Names from left to right, and then from the top down. */
function printList({ flow }: Print, list: Element, names: readonly string[]): void {
  for (let first = 0; first < names.length; first += COLUMNS) {
    flow.row(
      names.slice(first, first + COLUMNS).map((text, column) => ({
        element: flow.paper.element('LBody', flow.paper.element('LI', list)),
        texts: [{ text, style: STYLES.body }],
        left: column * COLUMN_WIDTH,
        width: COLUMN_WIDTH - GAP,
      })),
    );
  }
}
