import { type OrderTemplate, copiedIds } from './order-template.js';

/** A row that belongs to the template: its table, and the text of each column that is not null. */
export interface TemplateRow {
  readonly table: string;
  readonly columns: readonly TemplateColumn[];
}

export interface TemplateColumn {
  readonly name: string;
  readonly text: string;
  /** What the text is cast to. */
  readonly type: string;
}

/** How a database says the number of a copy in twelve digits, and counts. */
export interface CopyDialect {
  readonly hex: string;
  readonly dec: string;
  /** A table `numbers` with one column `n`, as the head of a statement and as what it selects from. */
  readonly numbers: (from: number, to: number) => { readonly head: string; readonly source: string };
}

export const POSTGRES_COPIES: CopyDialect = {
  hex: "lpad(to_hex(n), 12, '0')",
  dec: "lpad(n::text, 12, '0')",
  numbers: (from, to) => ({ head: '', source: `generate_series(${from}, ${to}) AS numbers (n)` }),
};

export const SQLITE_COPIES: CopyDialect = {
  hex: "printf('%012x', n)",
  dec: "printf('%012d', n)",
  numbers: (from, to) => ({
    head: `WITH RECURSIVE numbers (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${to}) `,
    source: 'numbers',
  }),
};

/** Whether a row belongs to the template. */
export function namesTemplate({ columns }: TemplateRow, template: OrderTemplate): boolean {
  return columns.some(({ text }) => Object.values(template).some((id: string) => text.includes(id)));
}

/** One statement that makes copies of a row under the ids of the numbers from … to. */
export function copySql(
  { table, columns }: TemplateRow,
  template: OrderTemplate,
  dialect: CopyDialect,
  from: number,
  to: number,
): string {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ text, type }) => `CAST(${copiedText(text, template, dialect)} AS ${type})`).join(', ');
  const { head, source } = dialect.numbers(from, to);
  return `${head}INSERT INTO "${table}" (${names}) SELECT ${values} FROM ${source}`;
}

/** The text with every id of the template put as that of a copy. */
function copiedText(text: string, template: OrderTemplate, { hex, dec }: CopyDialect): string {
  const copied = copiedIds(template);
  let placed = text;
  for (const name of Object.keys(template) as (keyof OrderTemplate)[]) {
    placed = placed.replaceAll(template[name], copied[name]);
  }
  const parts = placed.split(/(\{hex\}|\{dec\})/).filter((part) => part !== '');
  const said = parts.map((part) => (part === '{hex}' ? hex : part === '{dec}' ? dec : quoted(part)));
  return said.length === 0 ? "''" : said.join(' || ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
