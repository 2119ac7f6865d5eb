// The gate over what is built: every suite, and what judges the sources beside them. `--help` lists the options.
import { resolve } from 'node:path';
import { isFast, namesOf } from './gate/fast.mjs';
import { keepPostgres } from './gate/keep-postgres.mjs';
import { options } from './gate/options.mjs';
import { Progress } from './gate/progress.mjs';
import { record } from './gate/record.mjs';
import { report } from './gate/report.mjs';
import { CHECKS, runCheck } from './gate/run-check.mjs';
import { runSuite } from './gate/run-suite.mjs';
import { sideBySide } from './gate/side-by-side.mjs';
import { suitesIn } from './gate/suites.mjs';
import { root } from './prepare.mjs';

const started = Date.now();
const asked = options();
const folder = resolve(root, asked.tests);
const isWanted = (name) => (asked.only?.includes(name.split('/')[0]) ?? true) && (!asked.fast || isFast(name));
const { suites, leftOut } = suitesIn(folder, isWanted);

const postgres = await keepPostgres();
const env = { ...process.env, SHARED_POSTGRES: postgres.address };
const checks = asked.checks && !asked.fast ? CHECKS.map((check) => () => runCheck(check, env)) : [];
const progress = new Progress();
const work = sideBySide([...checks, ...suites.map((suite) => () => runSuite(suite, asked, env))], asked.jobs, progress);

const stops = [];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (stops.length === 0) work.end();
    stops.push(signal);
  });
}

const outcomes = await work.outcomes;
progress.close();
await postgres.end();
const isGood = report(outcomes, Date.now() - started);
if (asked.fast) console.log(`Left out: lint, format, ${namesOf(leftOut)}. \`npm test\` runs everything.\n`);
if (stops.length > 0) console.log(`Stopped by ${stops[0]}, with everything that was started.`);
else if (asked.record && leftOut.length === 0) record(folder, outcomes);
process.exit(isGood && stops.length === 0 ? 0 : 1);
