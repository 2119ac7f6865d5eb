import type { PdfMark } from '../model/pdf-ticket.js';
import type { Paper } from '../paper/paper.js';
import { CONTENT_WIDTH, SHEET } from '../paper/sheet.js';
import { INK, STYLES, WATERMARK, WHITE } from '../paper/style.js';
import { ascent } from '../paper/flow.js';
import type { Words } from '../words/words.js';
import type { Print } from './print.js';

const BANNER = 46;
const INSET = 14;
/** The word fills the diagonal of the sheet. */
const [DIAGONAL, DEGREES, LARGEST] = [760, 52, 150];

/** The word of the mark across the sheet, behind what is printed. */
export function printWatermark(paper: Paper, mark: PdfMark | null, words: Words): void {
  if (mark === null) return;
  const text = words.marks[mark].toUpperCase();
  const style = { font: 'strong', leading: 0, colour: WATERMARK } as const;
  const size = Math.min(LARGEST, DIAGONAL / paper.widthOf(text, { ...style, size: 1 }));
  paper.artefact('Pagination', () => paper.risingText(text, DEGREES, { ...style, size }));
}

/** The mark in words, white on black, before anything else is said of the ticket. */
export function printBanner({ flow, ticket, words, section }: Print): void {
  if (ticket.mark === null) return;
  const { paper } = flow;
  const [mark, notValid] = [words.marks[ticket.mark].toUpperCase(), words.notValid];
  const style = { ...STYLES.bodyStrong, size: 13, colour: WHITE };
  flow.block(BANNER, (top) => {
    paper.artefact('Layout', () => paper.bar(SHEET.left, top, CONTENT_WIDTH, BANNER, INK));
    const baseline = top + ascent({ ...STYLES.banner, leading: BANNER });
    const element = paper.element('P', section);
    paper.content(element, () => paper.text(`${mark} `, SHEET.left + INSET, baseline, STYLES.banner));
    const left = SHEET.right - INSET - paper.widthOf(notValid, style);
    paper.content(element, () => paper.text(notValid, left, baseline, style));
  });
  flow.space(22);
}
