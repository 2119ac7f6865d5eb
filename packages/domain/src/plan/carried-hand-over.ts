import { sameContent } from '../shared/same-content.js';
import type { CarriedHandOver, HandOverHow } from '../ticket/ticket-standing.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isHeldNowhere } from '../ticket/ticket-status.js';
import type { Pickup } from '../hand-over/pickup.js';
import type { FulfillmentPolicy } from './fulfillment-policy.js';
import type { OldTicket } from './successions.js';

/** How a ticket was handed over, or is to be; null: nobody ever said. */
export function howOf({ standing, distributionDetails, validity }: TicketDistribution): HandOverHow | null {
  const { redistribution, held, carries } = standing;
  if (redistribution !== null) return how(redistribution);
  if (held !== null) return how({ ...held, forStart: held.validity.startOfValidity });
  if (carries !== null) return how(carries);
  const { medium, mediaSerialNumberId, deliverAfter, qrChecksumType, language } = distributionDetails;
  const forStart = validity.startOfValidity;
  if (medium === 'TRAVEL_CARD' && mediaSerialNumberId !== null) {
    return { pickup: { medium, mediaSerialNumberId, activate: false, paymentMeansType: null }, language, forStart };
  }
  if (medium !== 'QR_CODE') return language === null ? null : { pickup: null, language, forStart };
  return { pickup: { medium, deliverAfter, qrChecksumType: qrChecksumType ?? 'SIGNED' }, language, forStart };
}

/**
 * What a ticket carries along from the one whose place it takes: how that one was handed over, as far as the new method
 * knows it, and on whose word.
 *
 * @param byItself whether a ticket that takes the place of one that is out is handed over without being asked for
 */
export function carriedFrom(
  { ticket, comparison: { group }, forms }: OldTicket,
  policy: FulfillmentPolicy,
  byItself: boolean,
): CarriedHandOver | null {
  const known = forms.map(howOf).reduce(lastSaidOf, null);
  const wasOut = wasToBeOut(ticket);
  if (known === null && !wasOut) return null;
  return {
    ...(known ?? { language: null, forStart: null }),
    pickup: pickupWith(known?.pickup ?? null, policy),
    distributionChannelId: group?.distributedByDCI ?? null,
    organisationId: group?.distributedByOrgId ?? null,
    byItself: byItself && wasOut,
  };
}

/** What is to be handed over by itself took the place of one that was out. */
function wasToBeOut({ status, standing: { carries } }: TicketDistribution): boolean {
  return !isHeldNowhere(status) || carries?.byItself === true;
}

/** What was said of the newest form; one that was to be where there are no media leaves the pickup as it was before. */
function lastSaidOf(newest: HandOverHow | null, before: HandOverHow | null): HandOverHow | null {
  if (newest === null || before === null) return newest ?? before;
  if (newest.pickup !== null || before.pickup === null) return newest;
  return { ...before, language: newest.language ?? before.language };
}

/** What a ticket without a place of its own to take carries along: what all old ones agree on, else what is usual. */
export function carriedTogether(olds: readonly OldTicket[], policy: FulfillmentPolicy): CarriedHandOver | null {
  const all = olds.filter(({ ticket }) => wasToBeOut(ticket)).flatMap((old) => carriedFrom(old, policy, true) ?? []);
  const [first, ...others] = all;
  if (first === undefined) return null;
  const agreed = <Name extends keyof CarriedHandOver>(name: Name): CarriedHandOver[Name] | null =>
    others.every((other) => sameContent(other[name], first[name])) ? first[name] : null;
  return {
    pickup: pickupWith(agreed('pickup'), policy),
    language: agreed('language'),
    forStart: agreed('forStart'),
    distributionChannelId: agreed('distributionChannelId'),
    organisationId: agreed('organisationId'),
    byItself: true,
  };
}

/** The medium where the method has it, else what is usual there. */
export function pickupWith(known: Pickup | null, policy: FulfillmentPolicy): Pickup | null {
  const usual = policy.pickup({});
  return usual === null ? null : (known ?? usual);
}

function how({ pickup, language, forStart }: HandOverHow): HandOverHow {
  return { pickup, language, forStart };
}
