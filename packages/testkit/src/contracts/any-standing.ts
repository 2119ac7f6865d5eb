import {
  type DeliveryKey,
  type Holding,
  REVOCATION_CAUSES,
  TICKET_STATUSES,
  type TicketStanding,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anyInstant } from '../builders/any-instant.js';
import { anyProduct } from '../builders/any-product.js';
import { anyText } from '../builders/any-text.js';
import { anyPickup, anyTicketId, orNull } from './any-hand-over.js';

const anyLanguage = orNull(fc.constantFrom('nob', 'nno', 'eng'));

const anyHolding: fc.Arbitrary<Holding> = fc.record({
  key: anyText as fc.Arbitrary<DeliveryKey>,
  product: anyProduct,
  validity: fc.record({ startOfValidity: anyInstant, endOfValidity: anyInstant }),
  holderCustomerId: anyText,
  customerAccountRef: orNull(anyText),
  language: anyLanguage,
  pickup: orNull(anyPickup),
  pickedUp: fc.boolean(),
  cancelRefused: orNull(anyText),
});

const anyHow = { pickup: orNull(anyPickup), language: anyLanguage, forStart: orNull(anyInstant) };

/** A ticket's standing in any form that its type allows, also those that no life leads to. */
export const anyStanding: fc.Arbitrary<TicketStanding> = fc.record({
  held: orNull(anyHolding),
  outdated: fc.array(anyHolding, { maxLength: 2 }),
  replaces: orNull(anyTicketId),
  carries: orNull(
    fc.record({
      ...anyHow,
      distributionChannelId: orNull(anyText),
      organisationId: orNull(fc.nat()),
      byItself: fc.boolean(),
    }),
  ),
  alone: fc.boolean(),
  cancellation: orNull(
    fc.record({
      from: orNull(fc.constantFrom(...TICKET_STATUSES)),
      effectiveDate: orNull(anyInstant),
      after: fc.array(anyTicketId, { maxLength: 2 }),
      forGood: fc.boolean(),
    }),
  ),
  redistribution: orNull(
    fc.record({
      ...anyHow,
      purpose: fc.constantFrom('update', 'redistribute'),
      reason: anyText,
      toldAs: orNull(anyText as fc.Arbitrary<DeliveryKey>),
    }),
  ),
  changeRefused: orNull(
    fc.record({
      operation: fc.constantFrom('issue', 'cancel', 'update', 'update-validity', 'transfer'),
      reason: anyText,
      at: anyInstant,
    }),
  ),
  ordered: orNull(
    fc.record({
      distributionHolderCustomerId: anyText,
      customerAccountRef: orNull(anyText),
      holderIsNamed: fc.boolean(),
    }),
  ),
  code: fc.record({
    number: fc.nat(),
    revoked: orNull(
      fc.record({
        upTo: fc.nat(),
        at: anyInstant,
        cause: fc.constantFrom(...REVOCATION_CAUSES),
        until: anyInstant,
      }),
    ),
  }),
});
