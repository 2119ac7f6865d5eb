import { ascent } from '../paper/flow.js';
import { SHEET } from '../paper/sheet.js';
import { STYLES } from '../paper/style.js';
import { type Bound, validityBounds } from './validity-bounds.js';
import type { Print } from './print.js';

/** Where times stand, right of their days. */
const TIME_LEFT = 158;

/** From when to when the ticket is valid, as local days, or as days and times. */
export function printValidity(print: Print): void {
  const { ticket, words, document } = print;
  for (const bound of validityBounds(ticket.start, ticket.end, document.clock, words)) printBound(print, bound);
}

function printBound({ flow, section }: Print, { label, day, time, note }: Bound): void {
  const { paper } = flow;
  const isDay = time === null;
  const [first, second] = isDay ? [STYLES.weekday, STYLES.dayOnly] : [STYLES.weekday, STYLES.date];
  const height = STYLES.label.leading + first.leading + second.leading;
  flow.block(height, (top) => {
    const element = paper.element('P', section);
    const write = (text: string, left: number, y: number, style: typeof first): void =>
      paper.content(element, () => paper.text(text, SHEET.left + left, y + ascent(style), style));
    write(`${label} `, 0, top, STYLES.label);
    const below = top + STYLES.label.leading;
    const [weekday, date] = day;
    if (weekday !== null) write(`${weekday} `, 0, below, first);
    write(`${date} `, 0, below + first.leading, second);
    if (time === null) return;
    const baseline = below + first.leading + ascent(second);
    paper.content(element, () => paper.text(time, SHEET.left + TIME_LEFT, baseline, STYLES.time));
    if (note !== null) write(note, TIME_LEFT, top, STYLES.label);
  });
  flow.space(10);
}
