import type { DeliveryLoop } from '@ticket-distribution/application';
import type { BearerTokens } from '../security/bearer-tokens.js';
import type { Need } from './need.js';

/** How long the loop may be without a look before its process counts as one that does not work, milliseconds. */
const LONGEST_WITHOUT_LOOK_MS = 30_000;

export interface NeedsAsked {
  readonly database: { isReady(): Promise<boolean> };
  /** Null: this process makes no calls. */
  readonly deliveries: Pick<DeliveryLoop, 'msSinceLook'> | null;
  /** Null: nobody is asked for a token. */
  readonly tokens: Pick<BearerTokens, 'haveKeys'> | null;
  /** How long the event loop was held up lately, and how long it may be, milliseconds. */
  readonly eventLoop: { longestDelayMs(): number };
  readonly longestDelayMs: number;
  /** How long it is since some moment, milliseconds; never set back. */
  readonly elapsed: () => number;
}

/** What this process needs. */
export function needsOf({
  database,
  deliveries,
  tokens,
  eventLoop,
  longestDelayMs,
  elapsed,
}: NeedsAsked): readonly Need[] {
  const startedAt = elapsed();
  const needs: Need[] = [
    {
      name: 'database',
      missing: 'The database does not answer, or cannot be written.',
      isThere: () => database.isReady(),
    },
    {
      name: 'event-loop',
      missing: `The process was held up for longer than ${longestDelayMs} milliseconds at a time within the last seconds.`,
      isThere: async () => eventLoop.longestDelayMs() <= longestDelayMs,
    },
  ];
  if (deliveries !== null) {
    needs.push({
      name: 'deliveries',
      missing: `Due deliveries were not looked for in the last ${LONGEST_WITHOUT_LOOK_MS / 1000} seconds.`,
      isThere: async () => (deliveries.msSinceLook ?? elapsed() - startedAt) <= LONGEST_WITHOUT_LOOK_MS,
    });
  }
  if (tokens !== null) {
    needs.push({
      name: 'issuer-keys',
      missing: 'The keys of no issuer can be had, so that no token can be checked.',
      isThere: () => tokens.haveKeys(),
    });
  }
  return needs;
}
