/**
 * Writes a page of a database anew, as it was: the least that shows that it can be written. It takes no room that the
 * next one does not use again.
 *
 * @param query sends a statement and resolves with its rows
 */
export async function rewriteHeader(query: (statement: string) => Promise<unknown>): Promise<void> {
  const [row] = (await query('PRAGMA user_version')) as readonly { readonly user_version: number }[];
  await query(`PRAGMA user_version = ${row?.user_version ?? 0}`);
}
