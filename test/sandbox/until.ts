import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something is so; gives up after some minutes, with an error. */
export const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let attempt = 0; attempt < 12_000; attempt += 1) {
    if (await isSo()) return;
    await wait(20);
  }
  throw new Error('It never came about.');
};
