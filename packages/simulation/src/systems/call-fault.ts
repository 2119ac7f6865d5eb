/** What one call of a ticket system can meet. */
export const CALL_FAULTS = [
  'unavailable',
  'refuse',
  'refuse-one',
  'lose-request',
  'lose-answer',
  'land-late',
  'duplicate',
  'slow',
  'break-gateway',
  'garble',
  'name-other-tickets',
  'acknowledge-early',
  'pretend',
  'stale-look',
] as const;
/**
 * `unavailable`: certainly nothing happened. `refuse`: refused for good; some arrive a second time, late. `refuse-one`: so too,
 * and the system names the one ticket that it refused. `lose-request`, `lose-answer`: time-out before or after the effect. `land-late`: time-out, and the request arrives long after. `duplicate`: it arrives twice, the second
 * time late. `slow`: answered at the last moment. `break-gateway`: the gateway fails of itself after the effect. `garble`: an
 * answer that makes no sense. `name-other-tickets`: it says to have done something to other tickets. `acknowledge-early`: it
 * says to have done what it does later. `pretend`: it says to have done what it never does. `stale-look`: a look shows what was so at the look before.
 */
export type CallFault = (typeof CALL_FAULTS)[number];

/** Those after which what a system holds may differ for good from what is wanted. */
export const LEAVE_DRIFTS: readonly CallFault[] = [
  'refuse',
  'refuse-one',
  'acknowledge-early',
  'pretend',
  'stale-look',
];
