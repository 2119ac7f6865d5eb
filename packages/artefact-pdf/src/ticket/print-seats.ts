import { CONTENT_WIDTH } from '../paper/sheet.js';
import { printSection } from './print-section.js';
import type { Print } from './print.js';
import { seatTexts } from './seat-texts.js';

/** Seats that belong to no ride. */
export function printSeats(print: Print): void {
  const { flow, ticket, words, section } = print;
  const texts = seatTexts(ticket.seats, words);
  if (texts.length === 0) return;
  printSection(print, words.seats[ticket.seats.length === 1 ? 0 : 1], 30, () =>
    flow.row([{ element: flow.paper.element('P', section), texts, left: 0, width: CONTENT_WIDTH }]),
  );
}
