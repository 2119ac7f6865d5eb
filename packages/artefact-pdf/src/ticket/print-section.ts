import { linesOf } from '../paper/lines-of.js';
import { CONTENT_WIDTH, SHEET } from '../paper/sheet.js';
import { HAIRLINE, STYLES } from '../paper/style.js';
import type { Print } from './print.js';

const [ABOVE, BELOW] = [14, 9];

/**
 * A part of the ticket beneath a heading, which is repeated on each page that the part goes on to.
 *
 * @param room how much of it has to stand below the heading
 */
export function printSection(print: Print, title: string, room: number, body: () => void): void {
  const { flow, words, section } = print;
  const { paper } = flow;
  flow.need(ABOVE + BELOW + STYLES.section.leading + room);
  flow.space(ABOVE);
  paper.artefact('Layout', () => paper.line(SHEET.left, flow.y, SHEET.right, flow.y, 0.5, HAIRLINE));
  flow.space(BELOW);
  flow.paragraph(paper.element('H2', section), title, STYLES.section);
  flow.space(4);
  flow.repeating(() => {
    flow.artefactLines(linesOf(paper, `${title} (${words.continued})`, STYLES.section, CONTENT_WIDTH));
    flow.space(4);
  }, body);
}
