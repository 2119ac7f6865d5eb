import type { Paper } from '../paper/paper.js';
import { SHEET } from '../paper/sheet.js';
import { STYLES } from '../paper/style.js';
import type { Words } from '../words/words.js';

export function printPageNumbers(paper: Paper, words: Words): void {
  for (let page = 0; page < paper.pages; page += 1) {
    const text = words.pageOf(page + 1, paper.pages);
    paper.turnTo(page);
    paper.artefact('Pagination', () =>
      paper.text(text, SHEET.right - paper.widthOf(text, STYLES.page), SHEET.pageNumber, STYLES.page),
    );
  }
}
