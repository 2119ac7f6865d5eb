import type { HandOver } from '../hand-over/hand-over.js';
import type { Urgency } from '../shared/origin.js';

/** What an organisation's deliveries are called by, the first before the last. */
export const PRIORITIES = ['URGENT', 'NORMAL', 'BULK'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * What a hand-over goes before. A cancel goes before what makes tickets: one that is not given up in time may be used. What
 * somebody waits for goes before what happens by itself, and both before work on many orders.
 */
export function priorityOf({ operation }: HandOver, urgency: Urgency): Priority {
  if (urgency === 'bulk') return operation === 'cancel' ? 'NORMAL' : 'BULK';
  return urgency === 'awaited' || operation === 'cancel' ? 'URGENT' : 'NORMAL';
}

/** The urgency of what follows from a delivery: bulk work stays so, and nobody waits for the rest of it. */
export function urgencyAfter(priority: Priority): Urgency {
  return priority === 'BULK' ? 'bulk' : 'by-itself';
}
