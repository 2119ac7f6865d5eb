/** What is put in the place of something personal. */
export const MASK = '***';

/** A part of a text (UTF-16 units, `to` not included) and what stands for it. */
export interface MaskedPart {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The parts of a text that are masked, found from left to right: each ends where the one before it ends, or later. */
export class Masks {
  private readonly parts: MaskedPart[] = [];

  /** Masks a part; with what it overlaps it becomes one. */
  add({ from, to, by }: MaskedPart): void {
    this.keep(from);
    const last = this.parts.at(-1);
    if (last === undefined || last.to <= from) this.parts.push({ from, to, by });
    else this.parts.splice(-1, 1, { ...last, to });
  }

  /** Leaves readable again what begins at `from` or later. */
  keep(from: number): void {
    while ((this.parts.at(-1)?.from ?? -1) >= from) this.parts.pop();
  }

  /** The text with its parts masked. */
  applyTo(text: string): string {
    let seen = 0;
    const pieces = this.parts.map(({ from, to, by }) => {
      const piece = text.slice(seen, from) + by;
      seen = to;
      return piece;
    });
    return pieces.join('') + text.slice(seen);
  }
}
