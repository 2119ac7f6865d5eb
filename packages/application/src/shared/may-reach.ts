import type { Caller, Privilege } from './caller.js';

/** What somebody wants to do with what belongs to an organisation. */
export type Purpose = 'summarise' | 'read' | 'change';

/** The privileges that allow it for the organisations of others. */
const GRANTING: Readonly<Record<Purpose, readonly Privilege[]>> = {
  summarise: ['summarise-every-organisation', 'read-every-organisation', 'change-every-organisation'],
  read: ['read-every-organisation', 'change-every-organisation'],
  change: ['change-every-organisation'],
};

/**
 * Whether the caller may do so with what belongs to the organisation. What it may not reach is unknown to it: whoever
 * looks something up for a caller says so in the words of something that does not exist.
 *
 * @param organisationId null: of no organisation yet
 */
export function mayReach(caller: Caller, purpose: Purpose, organisationId: number | null): boolean {
  const { identity } = caller;
  if (identity === null || reachesAll(caller, purpose)) return true;
  return organisationId !== null && identity.organisationId === organisationId;
}

/** Whether the caller may do so with what belongs to any organisation. */
export function reachesAll({ identity }: Caller, purpose: Purpose): boolean {
  return identity === null || identity.privileges.some((privilege) => GRANTING[purpose].includes(privilege));
}
