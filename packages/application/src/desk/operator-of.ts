import type { Caller } from '../shared/caller.js';

/** Who is named as the one who acted. */
export function operatorOf({ client, distributionChannelId, pos }: Caller): string {
  return client ?? distributionChannelId ?? pos ?? 'unnamed operator';
}
