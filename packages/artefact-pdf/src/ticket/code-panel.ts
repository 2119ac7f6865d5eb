import { type Cell, ascent } from '../paper/flow.js';
import { stackedLines } from '../paper/lines-of.js';
import { mm } from '../paper/sheet.js';
import { STYLES } from '../paper/style.js';
import { type CodePicture, codePicture } from './code-picture.js';
import type { Print } from './print.js';

/** What an inspector is shown: the code, or where it is, with the ids below. It is drawn from an upper left corner. */
export interface CodePanel {
  readonly width: number;
  readonly height: number;
  print(x: number, y: number): void;
}

const WIDTH = mm(60);
const GAP = 8;

export function codePanel(print: Print): CodePanel {
  const { paper } = print.flow;
  const picture = codePicture(print, WIDTH);
  const width = picture?.width ?? WIDTH;
  const paragraphs = paragraphsOf(print).map((texts) => {
    const lines = stackedLines(paper, texts, width);
    return { lines, height: lines.reduce((height, { style }) => height + style.leading, GAP) };
  });
  const above = heightOf(picture);
  return {
    width,
    height: paragraphs.reduce((sum, { height }) => sum + height, above),
    print(x, y) {
      picture?.draw(x, y);
      let top = y + above;
      for (const { lines, height } of paragraphs) {
        const element = paper.element('P', print.section);
        let lineTop = top;
        for (const { text, style } of lines) {
          const baseline = lineTop + ascent(style);
          paper.content(element, () => paper.text(text, x, baseline, style));
          lineTop += style.leading;
        }
        top += height;
      }
    },
  };
}

function heightOf(picture: CodePicture | null): number {
  return picture === null ? 0 : picture.height + GAP;
}

/** What stands below the picture. */
function paragraphsOf({ ticket, words }: Print): readonly Cell['texts'][] {
  const labelled = (label: string, text: string): Cell['texts'] => [
    { text: label, style: STYLES.label },
    { text, style: STYLES.id },
  ];
  return [
    labelled(words.ticketId, ticket.id),
    ...(ticket.codeNumber === null ? [] : [labelled(words.codeNumber, ticket.codeNumber)]),
  ];
}
