import type { Typefaces } from '../fonts/typefaces.js';

/** How a text looks. Lengths are in points. */
export interface Style {
  readonly font: keyof Typefaces;
  readonly size: number;
  /** From one baseline to the next. */
  readonly leading: number;
  readonly colour: string;
}

/** The one colour beside black and grey; on white its contrast is 11 to 1. */
export const ACCENT = '#0B3C66';
export const INK = '#000000';
/** 8 to 1 on white. */
export const QUIET = '#4D4D4D';
export const HAIRLINE = '#B3B3B3';
export const WHITE = '#FFFFFF';
/** Under black text its contrast is still 16 to 1. */
export const WATERMARK = '#DEDEDE';

const regular = (size: number, leading: number, colour: string = INK): Style => ({
  font: 'regular',
  size,
  leading,
  colour,
});
const strong = (size: number, leading: number, colour: string = INK): Style => ({
  font: 'strong',
  size,
  leading,
  colour,
});

export const STYLES = {
  issuer: strong(13, 17, ACCENT),
  order: regular(10, 17, INK),
  eyebrow: strong(10, 14, ACCENT),
  label: regular(9, 13, QUIET),
  title: [strong(26, 31), strong(21, 26), strong(17, 22)],
  banner: strong(19, 25, WHITE),
  time: strong(30, 30),
  weekday: regular(11, 15),
  date: strong(14, 19),
  dayOnly: strong(20, 26),
  statement: strong(15, 20),
  section: strong(13, 18, ACCENT),
  body: regular(10.5, 15),
  bodyStrong: strong(10.5, 15),
  cellTime: strong(14, 18),
  note: regular(9, 12.5, QUIET),
  id: strong(9, 12.5),
  cardLabel: regular(9, 19, QUIET),
  card: strong(13, 16),
  page: regular(8.5, 12, QUIET),
} as const;
