import type { Flow } from '../paper/flow.js';
import type { Element } from '../paper/paper.js';
import type { PrintableDocument, PrintableTicket } from '../reading/printable-document.js';
import type { Words } from '../words/words.js';

/** A ticket that is being printed. */
export interface Print {
  readonly flow: Flow;
  readonly document: PrintableDocument;
  readonly ticket: PrintableTicket;
  readonly words: Words;
  /** What all of it belongs to. */
  readonly section: Element;
}
