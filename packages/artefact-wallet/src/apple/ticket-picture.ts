import { type Color, twoColorPng } from './png.js';

/** The outline of a ticket, in parts of the picture's width. */
const [LEFT, RIGHT, TOP, BOTTOM] = [0.1, 0.9, 0.26, 0.74];
const NOTCH = 0.09;
/** Where it is torn off: a line of dashes. */
const [TEAR, HALF_TEAR, DASH] = [0.64, 0.025, 0.08];

/** A ticket, as icon and as logo. */
export function ticketPicture(size: number, background: Color, ink: Color): Buffer {
  return twoColorPng(size, [background, ink], (x, y) => isTicket((x + 0.5) / size, (y + 0.5) / size));
}

function isTicket(x: number, y: number): boolean {
  const isInside = x > LEFT && x < RIGHT && y > TOP && y < BOTTOM;
  const isNotched = Math.min(Math.hypot(x - LEFT, y - 0.5), Math.hypot(x - RIGHT, y - 0.5)) < NOTCH;
  const isTorn = Math.abs(x - TEAR) < HALF_TEAR && Math.floor((y - TOP) / DASH) % 2 === 0;
  return isInside && !isNotched && !isTorn;
}
