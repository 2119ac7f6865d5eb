import type { Cell } from '../paper/flow.js';
import type { Element } from '../paper/paper.js';
import { CONTENT_WIDTH, SHEET } from '../paper/sheet.js';
import { HAIRLINE, STYLES } from '../paper/style.js';
import type { PrintableLeg } from '../reading/printable-document.js';
import { timeText } from '../time/time-text.js';
import { wordFor } from '../words/word-for.js';
import { printSection } from './print-section.js';
import type { Print } from './print.js';
import { seatTexts } from './seat-texts.js';

type Texts = Cell['texts'];

const GAP = 14;

/** The booked journey: a row for each ride. */
export function printLegs(print: Print): void {
  const { flow, ticket, words, section } = print;
  const { legs } = ticket;
  if (legs.length === 0) return;
  const hasSeats = legs.some(({ seats }) => seats.length > 0);
  const titles = [words.departure, words.arrival, words.transport, ...(hasSeats ? [words.seats[1]] : [])];
  const columns = columnsOf(hasSeats ? [2.7, 2.7, 2.3, 2.8] : [2.7, 2.7, 5.1]);
  printSection(print, words.journey, 80, () => {
    const table = flow.paper.element('Table', section);
    printTitles(print, table, titles, columns);
    flow.repeating(
      () => repeatTitles(print, titles, columns),
      () => {
        for (const [index, leg] of legs.entries()) {
          if (index > 0) printRule(print);
          const texts = [
            callTexts(print, leg.departure, leg.from),
            callTexts(print, leg.arrival, leg.to),
            transportTexts(print, leg),
            ...(hasSeats ? [seatTexts(leg.seats, words)] : []),
          ];
          printRow(print, table, 'TD', texts, columns);
        }
      },
    );
  });
}

interface Column {
  readonly left: number;
  readonly width: number;
}

function columnsOf(shares: readonly number[]): readonly Column[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let left = 0;
  return shares.map((share) => {
    const width = (CONTENT_WIDTH * share) / whole;
    const column = { left, width: width - GAP };
    left += width;
    return column;
  });
}

function printRow(
  { flow }: Print,
  table: Element,
  tag: 'TH' | 'TD',
  texts: readonly Texts[],
  columns: readonly Column[],
): void {
  const { paper } = flow;
  const row = paper.element('TR', table);
  const options = tag === 'TH' ? ({ scope: 'Column' } as const) : {};
  flow.row(
    texts.flatMap((each, index) => {
      const column = columns[index];
      return column === undefined ? [] : [{ element: paper.element(tag, row, options), texts: each, ...column }];
    }),
  );
}

function printTitles(print: Print, table: Element, titles: readonly string[], columns: readonly Column[]): void {
  const texts = titles.map((text) => [{ text, style: STYLES.label }]);
  printRow(print, table, 'TH', texts, columns);
  printRule(print);
}

function repeatTitles({ flow }: Print, titles: readonly string[], columns: readonly Column[]): void {
  flow.block(STYLES.label.leading, (top) => {
    for (const [index, title] of titles.entries()) {
      const x = SHEET.left + (columns[index]?.left ?? 0);
      flow.paper.artefact('Pagination', () => flow.paper.text(title, x, top + STYLES.label.size, STYLES.label));
    }
  });
  flow.space(6);
}

function printRule({ flow }: Print): void {
  flow.space(5);
  flow.paper.artefact('Layout', () => flow.paper.line(SHEET.left, flow.y, SHEET.right, flow.y, 0.5, HAIRLINE));
  flow.space(6);
}

/** When and where a ride begins or ends. */
function callTexts({ document, words }: Print, instant: number | null, stop: string): Texts {
  const texts = [{ text: stop, style: STYLES.bodyStrong }];
  if (instant === null) return texts;
  const time = document.clock.at(instant);
  const note = time.twice === null ? '' : ` (${words.twice[time.twice]})`;
  return [
    { text: timeText(time), style: STYLES.cellTime },
    ...texts,
    { text: `${words.shortDay(time)}${note}`, style: STYLES.note },
  ];
}

/** What the ride is made with. A sub-mode that has a word says more than its mode. */
function transportTexts({ words }: Print, { mode, subMode, line, serviceJourney }: PrintableLeg): Texts {
  const hasWord = subMode !== null && Object.hasOwn(words.subModes, subMode);
  const name = hasWord ? wordFor(words.subModes, subMode) : wordFor(words.modes, mode);
  return [
    { text: line === null ? name : `${name} ${line}`, style: STYLES.bodyStrong },
    ...(subMode === null || hasWord ? [] : [{ text: subMode, style: STYLES.note }]),
    ...(serviceJourney === null ? [] : [{ text: serviceJourney, style: STYLES.note }]),
  ];
}
