import { Flow } from '../paper/flow.js';
import type { Paper } from '../paper/paper.js';
import { CONTENT_WIDTH, SHEET } from '../paper/sheet.js';
import type { PrintableDocument } from '../reading/printable-document.js';
import { codePanel } from './code-panel.js';
import { printAreas } from './print-areas.js';
import { printContinuation } from './print-continuation.js';
import { printHeader } from './print-header.js';
import { printIssue } from './print-issue.js';
import { printLegs } from './print-legs.js';
import { printLines } from './print-lines.js';
import { printBanner, printWatermark } from './print-mark.js';
import { printNames } from './print-names.js';
import { printSeats } from './print-seats.js';
import { printStatement } from './print-statement.js';
import { printTitle } from './print-title.js';
import { printTravellers } from './print-travellers.js';
import { printValidity } from './print-validity.js';
import type { Print } from './print.js';

/** Between the texts of the head and what stands on the right of them. */
const GUTTER = 24;
/** The head has to have at least that much width beside a code. */
const NARROWEST_HEAD = 250;

/** One of the tickets of a document, from a new page on. */
export function printTicket(paper: Paper, document: PrintableDocument, index: number): void {
  const ticket = document.tickets[index];
  if (ticket === undefined) return;
  const { words } = document;
  const flow = new Flow(paper, () => printWatermark(paper, ticket.mark, words));
  const print: Print = { flow, document, ticket, words, section: paper.element('Sect', paper.root) };
  flow.repeating(
    () => printContinuation(print),
    () => {
      printHeader(print);
      printBanner(print);
      printHead(print, index);
      printLegs(print);
      printSeats(print);
      printNames(print);
      printLines(print);
      printIssue(print);
    },
  );
}

/** What is read first, and beside it what is shown to an inspector. */
function printHead(print: Print, index: number): void {
  const { flow } = print;
  const panel = codePanel(print);
  const width = CONTENT_WIDTH - GUTTER - panel.width;
  const isBeside = width >= NARROWEST_HEAD;
  const { y } = flow;
  if (isBeside) flow.keepFree(width, panel.height, () => panel.print(SHEET.right - panel.width, y));
  printTitle(print, index);
  printValidity(print);
  printAreas(print);
  printTravellers(print);
  printSupplements(print);
  flow.pass();
  if (!isBeside) flow.block(panel.height, (top) => panel.print(SHEET.left, top));
}

/** What goes with the ticket, and how often. */
function printSupplements(print: Print): void {
  const { supplements } = print.ticket;
  if (supplements.length === 0) return;
  printStatement(print, print.words.supplements, supplements.map(({ name, count }) => `${count} × ${name}`).join(', '));
}
