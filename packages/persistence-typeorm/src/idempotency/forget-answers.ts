import { contains } from '../shared/contains.js';
import type { Table } from '../shared/table.js';
import type { KeyedRequestRow } from '../rows/keyed-request-rows.js';

/** Removes the answers in which one of the texts stands; resolves to how many. */
export async function forgetAnswers(requests: Table<KeyedRequestRow>, texts: readonly string[]): Promise<number> {
  if (texts.length === 0) return 0;
  const { table, columns } = requests.names;
  const { answer, revision } = columns;
  const statement = requests.statement();
  const naming = texts.map((text) => contains(statement, answer, asWritten(JSON.stringify(text))));
  return statement.affected(
    `UPDATE ${table} SET ${answer} = NULL, ${revision} = ${revision} + 1 WHERE ${answer} IS NOT NULL AND (${naming.join(' OR ')})`,
  );
}

/** As a text stands within one of JSON: an answer is JSON that holds its body, which is JSON, as a text. */
function asWritten(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
