import { INVARIANTS, type Scenario, scenarioOf, shrunk, simulate } from '@ticket-distribution/simulation';

/**
 * Plays one seed again. When it breaks a promise, the smallest scenario that breaks it too is told step by step.
 *
 * @returns whether every promise was kept
 */
export async function replay(seed: number, isWhole: boolean, say: (line: string) => void): Promise<boolean> {
  const scenario = scenarioOf(seed);
  const { violation, traceHash, steps } = await simulate(scenario);
  say(`seed ${seed}: ${steps} steps, trace ${traceHash}, ${tellScenario(scenario)}`);
  if (violation === null) {
    if (isWhole) await tell(scenario, say);
    say('Every promise was kept.');
    return true;
  }
  const { invariant, text } = violation;
  say(`It broke "${invariant}": ${INVARIANTS[invariant]}.\n  ${text}`);
  if (isWhole) await tell(scenario, say);
  else {
    say(`\nMaking it small: ${scenario.acts.length} acts …`);
    const least = await shrunk(scenario, invariant);
    say(`The smallest that was found has ${least.acts.length} acts, ${tellScenario(least)}:\n`);
    await tell(least, say);
  }
  say(`\nAgain: npm run simulate -- --seed ${seed}${isWhole ? ' --whole' : ''}`);
  return false;
}

async function tell(scenario: Scenario, say: (line: string) => void): Promise<void> {
  const { story } = await simulate(scenario, { isTold: true });
  for (const line of story) say(line);
}

function tellScenario({ processes, store, orders }: Scenario): string {
  const lines = orders.map((versions) => `${versions.length} versions of ${versions[0]?.orderLines.length ?? 0} lines`);
  return `${processes} processes on a database ${store}, orders: ${lines.join('; ')}`;
}
