import type { Ids } from '@ticket-distribution/application';
import { SequentialIds } from '@ticket-distribution/testkit';
import type { Life } from '../scheduling/life.js';

/** Ids that say which process made them: `claim-p1-2-7`. */
export function idsOfLife({ name }: Life): Ids {
  return new SequentialIds(name.replace('.', '-'));
}

/** The name of the life that made a claim; null for a claim of another make. */
export function lifeOfClaim(claim: string): string | null {
  const [, process, life] = /^claim-(\w+)-(\d+)-\d+$/.exec(claim) ?? [];
  return process === undefined || life === undefined ? null : `${process}.${life}`;
}
