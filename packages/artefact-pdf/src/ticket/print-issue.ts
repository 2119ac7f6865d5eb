import { STYLES } from '../paper/style.js';
import { timeText } from '../time/time-text.js';
import type { Print } from './print.js';

/** When the document was made, and by which clock its times go. */
export function printIssue({ flow, document, words, section }: Print): void {
  const time = document.clock.at(document.issuedAt);
  const text = words.issued(words.date(time), timeText(time), document.clock.timeZone);
  flow.need(20 + STYLES.note.leading);
  flow.space(20);
  flow.paragraph(flow.paper.element('P', section), text, STYLES.note);
}
