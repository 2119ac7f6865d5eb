import type { HandOverPurpose } from '@ticket-distribution/domain';
import type { NodPurpose } from './order-group.js';

/** What NOD is told that a hand-over is for: only that tickets change, which it takes as a new issue with the cancel of the old. */
export function nodPurpose({ purpose }: { readonly purpose: HandOverPurpose }): NodPurpose | null {
  return purpose === 'update' ? 'UPDATE_VALIDITY' : null;
}
