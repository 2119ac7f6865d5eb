import { type Profiler, Session } from 'node:inspector';

/** How many functions of the domain are called while something is done: a count of its work that no machine changes. */
export function countedCalls(work: () => unknown): number {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    work();
    let calls = 0;
    session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      calls = callsIn(result);
    });
    return calls;
  } finally {
    session.disconnect();
  }
}

function callsIn(scripts: readonly Profiler.ScriptCoverage[]): number {
  return scripts
    .filter(({ url }) => url.includes('/packages/domain/dist/'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges[0]?.count ?? 0))
    .reduce((sum, count) => sum + count, 0);
}
