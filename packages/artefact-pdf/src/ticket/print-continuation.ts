import { linesOf } from '../paper/lines-of.js';
import { CONTENT_WIDTH, SHEET } from '../paper/sheet.js';
import { HAIRLINE, STYLES } from '../paper/style.js';
import type { Print } from './print.js';

/** At the top of each further page of a ticket: which one it is. */
export function printContinuation({ flow, ticket, words }: Print): void {
  const mark = ticket.mark === null ? [] : [`${words.marks[ticket.mark].toUpperCase()}: ${words.notValid}`];
  const text = [...mark, ticket.product, ticket.id, words.continued].join(' · ');
  flow.artefactLines(linesOf(flow.paper, text, STYLES.note, CONTENT_WIDTH));
  flow.space(4);
  flow.paper.artefact('Pagination', () => flow.paper.line(SHEET.left, flow.y, SHEET.right, flow.y, 0.5, HAIRLINE));
  flow.space(12);
}
