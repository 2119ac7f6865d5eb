import { SHEET } from '../paper/sheet.js';
import { STYLES } from '../paper/style.js';
import { timeText } from '../time/time-text.js';
import type { Print } from './print.js';

/** At the foot of the last page: when the document was made, and by which clock its times go. */
export function printIssue({ flow, document, words, section }: Print): void {
  const { paper } = flow;
  const time = document.clock.at(document.issuedAt);
  const text = words.issued(words.date(time), timeText(time), document.clock.timeZone);
  paper.content(paper.element('P', section), () => paper.text(text, SHEET.left, SHEET.pageNumber, STYLES.page));
}
