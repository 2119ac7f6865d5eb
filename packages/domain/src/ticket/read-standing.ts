import type { Pickup } from '../hand-over/pickup.js';
import { readProduct } from '../orders/read-product.js';
import type { DeliveryKey, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Language } from '../shared/language.js';
import { type Members, listOf, membersOf, numberOf, storedText, textOf, textsOf } from '../shared/stored-json.js';
import type { OrderedParties } from './parties.js';
import type {
  Cancellation,
  CarriedHandOver,
  HandOverHow,
  Holding,
  Redistribution,
  RefusedChange,
  TicketStanding,
} from './ticket-standing.js';
import { type CodeStanding, NO_CODE, type RevokedCodes } from './code-standing.js';
import type { TicketStatus } from './ticket-status.js';

/**
 * Reads a standing from JSON that this or any older release stored.
 *
 * @throws Error when a member is missing that every release stored
 */
export function readStanding(json: unknown): TicketStanding {
  const standing = membersOf(json);
  const held = optional(standing, 'held', readHolding);
  return {
    held,
    outdated: listOf(standing, 'outdated').map(membersOf).map(readHolding),
    replaces: textOf(standing, 'replaces') as TicketDistributionId | null,
    carries: optional(standing, 'carries', readCarried),
    alone: standing['alone'] === true,
    cancellation: optional(standing, 'cancellation', readCancellation),
    redistribution: optional(standing, 'redistribution', readRedistribution),
    changeRefused: optional(standing, 'changeRefused', (refused) => ({ ...refused }) as unknown as RefusedChange),
    ordered: optional(standing, 'ordered', readOrdered),
    code: optional(standing, 'code', readCode) ?? (held === null ? NO_CODE : { number: 1, revoked: null }),
  };
}

function optional<T>(members: Members, name: string, read: (value: Members) => T): T | null {
  const value = members[name] ?? null;
  return value === null ? null : read(membersOf(value));
}

function readHolding(holding: Members): Holding {
  const validity = membersOf(holding['validity']);
  return {
    key: storedText(holding, 'key') as DeliveryKey,
    product: readProduct(holding['product']),
    validity: {
      startOfValidity: storedText(validity, 'startOfValidity') as Instant,
      endOfValidity: storedText(validity, 'endOfValidity') as Instant,
    },
    holderCustomerId: storedText(holding, 'holderCustomerId'),
    customerAccountRef: textOf(holding, 'customerAccountRef'),
    language: textOf(holding, 'language') as Language | null,
    pickup: readPickup(holding),
    pickedUp: holding['pickedUp'] === true,
    cancelRefused: textOf(holding, 'cancelRefused'),
  };
}

function readHow(members: Members): HandOverHow {
  return {
    pickup: readPickup(members),
    language: textOf(members, 'language') as Language | null,
    forStart: textOf(members, 'forStart') as Instant | null,
  };
}

function readCarried(carried: Members): CarriedHandOver {
  return {
    ...readHow(carried),
    distributionChannelId: textOf(carried, 'distributionChannelId'),
    organisationId: numberOf(carried, 'organisationId'),
    byItself: carried['byItself'] === true,
  };
}

function readRedistribution(redistribution: Members): Redistribution {
  return {
    ...readHow(redistribution),
    purpose: storedText(redistribution, 'purpose') as Redistribution['purpose'],
    reason: storedText(redistribution, 'reason'),
    toldAs: textOf(redistribution, 'toldAs') as DeliveryKey | null,
  };
}

function readCancellation(cancellation: Members): Cancellation {
  return {
    from: textOf(cancellation, 'from') as TicketStatus | null,
    effectiveDate: textOf(cancellation, 'effectiveDate') as Instant | null,
    after: textsOf(cancellation, 'after') as readonly TicketDistributionId[],
    forGood: cancellation['forGood'] === true,
  };
}

function readOrdered(ordered: Members): OrderedParties {
  return {
    distributionHolderCustomerId: storedText(ordered, 'distributionHolderCustomerId'),
    customerAccountRef: textOf(ordered, 'customerAccountRef'),
    holderIsNamed: ordered['holderIsNamed'] === true,
  };
}

function readCode(code: Members): CodeStanding {
  const revoked = optional(code, 'revoked', (members) => ({ ...members }) as unknown as RevokedCodes);
  return { number: numberOf(code, 'number') ?? 0, revoked };
}

/** Pickups have had one form in every release. */
function readPickup({ pickup }: Members): Pickup | null {
  return (pickup ?? null) as Pickup | null;
}
