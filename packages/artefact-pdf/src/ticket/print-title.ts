import { linesOf } from '../paper/lines-of.js';
import { STYLES } from '../paper/style.js';
import type { Print } from './print.js';

/** The name of the product: as large as it is short. */
export function printTitle({ flow, document, ticket, words, section }: Print, index: number): void {
  const { paper } = flow;
  const all = document.tickets.length;
  const eyebrow = all === 1 ? words.ticket : words.ticketOf(index + 1, all);
  flow.paragraph(paper.element('P', section), eyebrow, STYLES.eyebrow);
  flow.space(2);
  const sizes = STYLES.title.map((style) => linesOf(paper, ticket.product, style, flow.width));
  const lines = sizes.find((each) => each.length <= 2) ?? sizes.at(-1) ?? [];
  flow.lines(paper.element('H1', section), lines);
  flow.space(14);
}
