import type { Chapter, FigureName, Row } from './bench-result.js';

/** The figures of one round. */
export type RoundFigures = { readonly [Name in FigureName]?: number };

interface Entry {
  readonly head: Pick<Row, 'chapter' | 'what' | 'conditions'>;
  readonly figures: Map<FigureName, number[]>;
  readonly ceilings: Map<string, Map<FigureName, number[]>>;
}

/** Collects figures round by round, and gives the rows. */
export class RowBook {
  private readonly entries = new Map<string, Entry>();
  readonly problems: string[] = [];

  /** @param onRound told of every round */
  constructor(private readonly onRound: (line: string) => void = () => {}) {}

  /** Notes a round of one thing, with the ceilings of the same round. */
  note(
    chapter: Chapter,
    what: string,
    conditions: Row['conditions'],
    figures: RoundFigures,
    ceilings: Readonly<Record<string, RoundFigures>> = {},
  ): void {
    const head = { chapter, what, conditions };
    const key = rowKey(head);
    const entry = this.entries.get(key) ?? { head, figures: new Map(), ceilings: new Map() };
    this.entries.set(key, entry);
    append(entry.figures, figures);
    for (const [name, round] of Object.entries(ceilings)) {
      const ceiling = entry.ceilings.get(name) ?? new Map<FigureName, number[]>();
      entry.ceilings.set(name, ceiling);
      append(ceiling, round);
    }
    this.onRound(`${rowTitle(head)}: ${roundText(figures)}`);
  }

  get rows(): Row[] {
    return [...this.entries.values()].map(({ head, figures, ceilings }) => ({
      ...head,
      figures: Object.fromEntries(figures),
      ceilings: [...ceilings].map(([name, of]) => ({ name, figures: Object.fromEntries(of) })),
    }));
  }
}

/** What tells a row from all others. */
export function rowKey({ chapter, what, conditions }: Pick<Row, 'chapter' | 'what' | 'conditions'>): string {
  const said = Object.entries(conditions).map(([name, value]) => `${name}=${value}`);
  return [chapter, what, ...said.toSorted()].join(' ');
}

/** A row in words. */
export function rowTitle({ what, conditions }: Pick<Row, 'what' | 'conditions'>): string {
  const said = Object.entries(conditions).map(([name, value]) => (name === 'database' ? value : `${value} ${name}`));
  return [what, ...said].join(', ');
}

function append(book: Map<FigureName, number[]>, round: RoundFigures): void {
  for (const [name, value] of Object.entries(round) as [FigureName, number][]) {
    const values = book.get(name) ?? [];
    values.push(value);
    book.set(name, values);
  }
}

function roundText(figures: RoundFigures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`)
    .join('  ');
}
