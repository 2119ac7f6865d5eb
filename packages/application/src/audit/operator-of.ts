import type { Caller } from '../shared/caller.js';

/** Who is named as the one who acted: as it is proven, else as it says itself. */
export function operatorOf({ identity, client, distributionChannelId, pos }: Caller): string {
  return identity?.clientId ?? client ?? distributionChannelId ?? pos ?? 'unnamed operator';
}
