const LONGEST_END_MS = 10_000;

/**
 * Runs jobs side by side, as many at once as there may be; what is first in the list starts first.
 *
 * @param starts functions that start a job each
 * @param progress hears of each job that it began and ended
 * @returns `outcomes`, which resolves when all have ended, and how all are ended before their time
 */
export function sideBySide(starts, atOnce, progress) {
  const waiting = [...starts];
  const running = new Set();
  const takeTurns = async () => {
    const outcomes = [];
    for (let start = waiting.shift(); start !== undefined; start = waiting.shift()) {
      const job = { ...start(), since: Date.now() };
      running.add(job);
      progress.began(job);
      const outcome = { ...(await job.ended), took: Date.now() - job.since };
      running.delete(job);
      progress.ended(job, outcome);
      outcomes.push(outcome);
    }
    return outcomes;
  };
  return {
    outcomes: Promise.all(Array.from({ length: atOnce }, takeTurns)).then((lanes) => lanes.flat()),
    end: () => {
      waiting.length = 0;
      for (const job of running) job.end('SIGTERM');
      setTimeout(() => [...running].forEach((job) => job.end('SIGKILL')), LONGEST_END_MS);
    },
  };
}
