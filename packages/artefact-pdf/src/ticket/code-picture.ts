import { type Cell, ascent } from '../paper/flow.js';
import { stackedLines } from '../paper/lines-of.js';
import { mm } from '../paper/sheet.js';
import { HAIRLINE, QUIET, STYLES } from '../paper/style.js';
import type { Print } from './print.js';
import { QUIET_MODULES, darkRectangles, moduleWidth } from './symbol.js';

/** What stands in the frame for the code. */
export interface CodePicture {
  readonly width: number;
  readonly height: number;
  draw(x: number, y: number): void;
}

/** Between a frame and the texts in it. */
const INSET = 12;

/**
 * The code; in its place, where the code is to be found; and for a ticket that is not valid that there is none, crossed out.
 *
 * @param room how wide it is, unless its modules would be too small
 */
export function codePicture(print: Print, room: number): CodePicture | null {
  const { words, ticket } = print;
  const { mark, code } = ticket;
  if (code === null) return null;
  if (mark !== null) return crossed(print, room);
  switch (code.kind) {
    case 'SYMBOL':
      return symbol(print, code.modules, room);
    case 'IN_APP':
      return notice(print, [{ text: words.codeInApp, style: STYLES.bodyStrong }], room);
    case 'TRAVEL_CARD':
      return notice(
        print,
        [
          { text: words.codeOnCard, style: STYLES.bodyStrong },
          { text: words.cardNumber, style: STYLES.cardLabel },
          { text: code.serialNumber, style: STYLES.card },
        ],
        room,
      );
  }
}

function symbol(
  { flow, ticket, words, section }: Print,
  modules: readonly (readonly boolean[])[],
  room: number,
): CodePicture {
  const { paper } = flow;
  const unit = moduleWidth(modules, room);
  const width = ((modules[0]?.length ?? 0) + 2 * QUIET_MODULES) * unit;
  const height = (modules.length + 2 * QUIET_MODULES) * unit;
  const number = ticket.codeNumber === null ? '' : `, ${words.codeNumber} ${ticket.codeNumber}`;
  const alt = `${words.codeDescribed}. ${words.ticketId} ${ticket.id}${number}`;
  return {
    width,
    height,
    draw(x, y) {
      const bbox = [x, y, x + width, y + height] as const;
      const figure = paper.element('Figure', section, { alt, bbox, placement: 'Block' });
      paper.artefact('Layout', () => paper.frame(x, y, width, height, HAIRLINE));
      const quiet = QUIET_MODULES * unit;
      paper.content(figure, () => paper.shape(x + quiet, y + quiet, unit, darkRectangles(modules)));
    },
  };
}

function notice({ flow, section }: Print, texts: Cell['texts'], width: number): CodePicture {
  const { paper } = flow;
  const lines = stackedLines(paper, texts, width - 2 * INSET);
  const height = lines.reduce((sum, { style }) => sum + style.leading, 2 * INSET);
  return {
    width,
    height,
    draw(x, y) {
      paper.artefact('Layout', () => paper.frame(x, y, width, height, QUIET));
      const element = paper.element('P', section);
      let top = y + INSET;
      for (const { text, style } of lines) {
        const baseline = top + ascent(style);
        paper.content(element, () => paper.text(text, x + INSET, baseline, style));
        top += style.leading;
      }
    },
  };
}

/** An empty frame with a cross, and below it why. */
function crossed(print: Print, width: number): CodePicture {
  const { paper } = print.flow;
  const height = mm(26);
  const why = notice(print, [{ text: print.words.codeLeftOut, style: STYLES.bodyStrong }], width);
  return {
    width,
    height: height + why.height,
    draw(x, y) {
      paper.artefact('Layout', () => {
        paper.frame(x, y, width, height, QUIET);
        paper.line(x, y, x + width, y + height, 0.75, QUIET);
        paper.line(x, y + height, x + width, y, 0.75, QUIET);
      });
      why.draw(x, y + height);
    },
  };
}
