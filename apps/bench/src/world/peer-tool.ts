import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticket-distribution/processes';

/** Installs the peer, which is no part of the workspace. */
export const PEER_INSTALL = 'npm ci --ignore-scripts --prefix tools/bench-peer';

export function isPeerInstalled(): boolean {
  return existsSync(join(root, 'tools', 'bench-peer', 'node_modules', '@vendure', 'core'));
}
