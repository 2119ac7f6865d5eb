/**
 * Does the work for each item, so many at a time, in their order. Begins none after `isOver` says so, or one failed.
 *
 * @throws what the first failed work threw, once those under way have ended
 */
export async function eachAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  isOver: () => boolean,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed: { readonly error: unknown } | null = null;
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      try {
        await work(item);
      } catch (error) {
        failed ??= { error };
      }
      if (failed !== null || isOver()) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  const failure = failed as { readonly error: unknown } | null;
  if (failure !== null) throw failure.error;
}
