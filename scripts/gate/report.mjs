import { inWords } from './progress.mjs';

/** What all jobs came to: what failed in full, then the counts as mocha writes them. Returns whether all is well. */
export function report(outcomes, took) {
  const failures = outcomes.flatMap(({ name, failures: found }) => found.map((text) => ({ name, text })));
  const broken = outcomes.filter((outcome) => outcome.broken !== null);
  for (const { name, output } of outcomes.filter(isBad)) {
    if (output.trim() !== '') console.log(`\nWhat ${name} wrote:\n\n${indented(output)}`);
  }
  for (const [index, { name, text }] of failures.entries()) console.log(`\n  ${index + 1}) [${name}] ${text}`);
  for (const { name, broken: how } of broken) console.log(`\n  ${name} ${how}.`);
  const count = (word) => outcomes.reduce((total, { counts }) => total + (counts?.[word] ?? 0), 0);
  const [passing, pending, failing] = ['passing', 'pending', 'failing'].map(count);
  console.log(`\n  ${passing} passing (${inWords(took)})`);
  if (pending > 0) console.log(`  ${pending} pending`);
  if (failing > 0) console.log(`  ${failing} failing`);
  console.log('');
  return broken.length === 0 && failing === 0 && passing > 0;
}

const isBad = ({ broken, counts }) => broken !== null || counts?.failing > 0;

/** Behind a bar, so that no line of it is taken for one of the report. */
const indented = (text) => text.trimEnd().replaceAll(/^/gm, '  | ');
