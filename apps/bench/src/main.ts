import { compareResults } from './run/compare-results.js';
import { runBench } from './run/run-bench.js';
import { BENCH_HELP, readBenchOptions } from './run/bench-options.js';
import { writePage } from './run/write-page.js';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  process.exit(await run(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function run(given: readonly string[]): Promise<number> {
  const [command, ...others] = given;
  if (command === 'compare') return compareResults(others);
  if (command === 'page') return writePage(others);
  const options = readBenchOptions(given);
  if (options !== 'help') return runBench(options, given);
  console.log(BENCH_HELP);
  return 0;
}
