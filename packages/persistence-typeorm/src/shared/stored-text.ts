// PostgreSQL refuses the character U+0000 in a text. It is stored as U+0001 U+0001, and U+0001 as U+0001 U+0002: texts
// stay different and come in the same order. JSON has neither character as such.

const [NUL, MARK] = ['\0', '\x01'];
const [WRITTEN_NUL, WRITTEN_MARK] = ['\x01\x01', '\x01\x02'];

/** A value as PostgreSQL takes it. */
export function toStored(value: unknown): unknown {
  if (typeof value !== 'string' || !(value.includes(NUL) || value.includes(MARK))) return value;
  return value.replaceAll(MARK, WRITTEN_MARK).replaceAll(NUL, WRITTEN_NUL);
}

/** A row with the values that were stored. */
export function fromStored<Row extends object>(row: Row): Row {
  const written = Object.entries(row).filter(([, value]) => typeof value === 'string' && value.includes(MARK));
  if (written.length === 0) return row;
  const read = written.map(([name, value]) => [name, fromWritten(String(value))]);
  return { ...row, ...Object.fromEntries(read) };
}

function fromWritten(text: string): string {
  return text.replaceAll(WRITTEN_NUL, NUL).replaceAll(WRITTEN_MARK, MARK);
}
