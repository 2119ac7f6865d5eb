const POINTS_PER_MM = 72 / 25.4;

/** A length in points. */
export const mm = (length: number): number => length * POINTS_PER_MM;

/** A4, in points. */
export const SHEET = {
  width: 595.28,
  height: 841.89,
  left: mm(18),
  right: 595.28 - mm(18),
  top: mm(15),
  /** Below it stands the number of the page. */
  bottom: 841.89 - mm(18),
  pageNumber: 841.89 - mm(11),
} as const;

export const CONTENT_WIDTH: number = SHEET.right - SHEET.left;
