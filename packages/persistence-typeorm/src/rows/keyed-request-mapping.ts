import type { KeptAnswer, KeyedRequest } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import type { KeyedRequestRow } from './keyed-request-rows.js';

export function toKeyedRequestRow({ claim, effects, answer, ...request }: KeyedRequest): KeyedRequestRow {
  return {
    ...request,
    claimedBy: claim?.by ?? null,
    claimedUntil: claim?.until ?? null,
    effects: JSON.stringify(effects),
    answer: answer && JSON.stringify(answer),
  };
}

export function toKeyedRequest({ claimedBy, claimedUntil, ...row }: KeyedRequestRow): KeyedRequest {
  const isClaimed = claimedBy !== null && claimedUntil !== null;
  return {
    ...row,
    claim: isClaimed ? { by: claimedBy, until: claimedUntil as Instant } : null,
    effects: JSON.parse(row.effects) as readonly string[],
    answer: row.answer === null ? null : (JSON.parse(row.answer) as KeptAnswer),
    keptUntil: row.keptUntil as Instant,
  };
}
