import type { Paper } from './paper.js';
import type { Style } from './style.js';

/** A line of text as it can be printed. Where a text goes on, the space before its next line stays at the end of this one. */
export interface Line {
  readonly text: string;
  readonly style: Style;
}

/** A text as lines that are no wider than `width`: broken at spaces, and within a word that is wider than that. */
export function linesOf(paper: Paper, text: string, style: Style, width: number): readonly Line[] {
  const lines: Line[] = [];
  let line = '';
  let used = 0;
  const end = (): void => {
    if (line !== '') lines.push({ text: line, style });
    [line, used] = ['', 0];
  };
  for (const word of paper.shown(text, style).split(' ')) {
    const wordWidth = paper.widthOf(word, style);
    if (used + wordWidth > width) end();
    if (wordWidth <= width) {
      line += word;
      used += wordWidth;
    } else {
      for (const part of partsOf(paper, word, style, width)) {
        end();
        [line, used] = [part, paper.widthOf(part, style)];
      }
    }
    line += ' ';
    used += paper.widthOf(' ', style);
  }
  line = line.trimEnd();
  end();
  return lines;
}

/** Texts below one another as lines. Each but the last ends in a space, so that they are not read out as one word. */
export function stackedLines(
  paper: Paper,
  texts: readonly { readonly text: string; readonly style: Style }[],
  width: number,
): readonly Line[] {
  return texts.flatMap(({ text, style }, index) => {
    const lines = linesOf(paper, text, style, width);
    const last = lines.at(-1);
    if (last === undefined || index === texts.length - 1) return lines;
    return [...lines.slice(0, -1), { text: `${last.text} `, style }];
  });
}

const MARK = /^\p{M}/u;
const BREAK_AFTER = /[-/:_.]/;

/** A long word in parts: after the last hyphen or the like in its second half that fits, else after any character. */
function partsOf(paper: Paper, word: string, style: Style, width: number): readonly string[] {
  const parts: string[] = [];
  let [part, used, breakAt, last] = ['', 0, 0, ''];
  for (const character of word) {
    const added = paper.widthOf(last + character, style) - paper.widthOf(last, style);
    if (used + added > width && part !== '' && !MARK.test(character)) {
      const at = breakAt > part.length / 2 ? breakAt : part.length;
      parts.push(part.slice(0, at));
      part = part.slice(at) + character;
      [used, breakAt] = [paper.widthOf(part, style), 0];
    } else {
      part += character;
      used += added;
    }
    last = character;
    if (BREAK_AFTER.test(character)) breakAt = part.length;
  }
  return [...parts, part];
}
