import { STYLES } from '../paper/style.js';
import { printSection } from './print-section.js';
import type { Print } from './print.js';

/** Conditions, and what else the traveller has to know. */
export function printLines(print: Print): void {
  const { flow, ticket, words, section } = print;
  if (ticket.lines.length === 0) return;
  printSection(print, words.conditions, 30, () => {
    for (const line of ticket.lines) {
      flow.paragraph(flow.paper.element('P', section), line, STYLES.body);
      flow.space(4);
    }
  });
}
