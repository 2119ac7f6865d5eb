import { type FulfillmentPolicies, fulfillmentPolicies } from '@ticket-distribution/domain';
import {
  type BrokenLaw,
  type TestRunner,
  brokenLaws,
  followThroughLaws,
  reconcileLaws,
} from '@ticket-distribution/testkit/suites';
import * as fc from 'fast-check';
import { otherPolicies } from './other-policies.js';
import { policiesOfOneMore } from './policies-of-one-more.js';

/** Those that ship with the domain come every other time. */
const KINDS: readonly (readonly [string, FulfillmentPolicies])[] = [
  ['the shipped policies', fulfillmentPolicies],
  ['policies of another kind', otherPolicies],
  ['the shipped policies', fulfillmentPolicies],
  ['the shipped policies and one more', policiesOfOneMore],
];

/** Generators try extremes at first and ever less often later: many small batches see more than one that is large. */
const CASES = 20;

/** A law that a seed broke. */
export interface BrokenBySeed {
  readonly seed: number;
  readonly policies: string;
  readonly law: string;
  /** The smallest case that was found, and what it broke. */
  readonly text: string;
}

/** Holds the domain against every law of the testkit, with a few cases a law that the seed decides. */
export async function lawBatch(seed: number): Promise<readonly BrokenBySeed[]> {
  const [policies, kind] = KINDS[seed % KINDS.length] ?? ['the shipped policies', fulfillmentPolicies];
  const laws = (runner: TestRunner): void => {
    reconcileLaws(runner, policies, kind, CASES);
    followThroughLaws(runner, policies, kind, CASES);
  };
  const before = fc.readConfigureGlobal();
  fc.configureGlobal({ ...before, seed });
  try {
    const broken = await brokenLaws(laws);
    return broken.map(({ title, error }) => ({ seed, policies, law: title, text: textOf(error) }));
  } finally {
    fc.configureGlobal(before);
  }
}

function textOf({ message, cause }: BrokenLaw['error']): string {
  return cause instanceof Error ? `${message}\n${cause.message}` : message;
}
