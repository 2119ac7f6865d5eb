import {
  DomainError,
  type FulfillmentPolicy,
  PRODUCT_FIELDS,
  TICKET_FIELDS,
  TICKET_STATUSES,
  canonicalText,
  toldContent,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { aTicketToTell } from '../builders/a-ticket-to-tell.js';
import { anyProduct } from '../builders/any-product.js';
import { turned } from '../builders/turned.js';
import { anyOrderHistory } from './any-order-history.js';
import { deepFrozen } from '../in-memory/deep-frozen.js';

const anyLine = anyOrderHistory.chain((history) => {
  const lines = history.flatMap(({ document }) => document.orderLines);
  return lines.length === 0 ? fc.constant(null) : fc.constantFrom(...lines);
});

/** So often is a policy asked the same: one that rolls dice says something else sooner or later. */
const TIMES_ASKED = 20;

/** The laws of one fulfillment policy; an embedder's own gets them all in one line. */
export function policyLaws(policy: FulfillmentPolicy): void {
  describe(`The fulfillment policy of ${policy.method}`, () => {
    it('gives tickets for products of the line only, each at most once', () => {
      fc.assert(
        fc.property(anyLine, (line) => {
          if (line === null) return;
          const left = [...line.fareProducts];
          for (const product of policy.tickets(deepFrozen(line))) {
            const place = left.indexOf(product);
            expect(place, 'a product of the line, not given before').to.be.at.least(0);
            left.splice(place, 1);
          }
        }),
      );
    });
    it('gives the same tickets for the same line, whatever the order of its products', () => {
      fc.assert(
        fc.property(anyLine, (line) => {
          if (line === null) return;
          const texts = (of: typeof line) => policy.tickets(of).map(canonicalText).toSorted();
          expect(texts(line)).to.deep.equal(texts(line));
          expect(texts({ ...line, fareProducts: line.fareProducts.toReversed() })).to.deep.equal(texts(line));
        }),
      );
    });
    it('says of every status and every set of changed fields whether the ticket is updated or replaced', () => {
      fc.assert(
        fc.property(fc.constantFrom(...TICKET_STATUSES), fc.subarray([...TICKET_FIELDS]), (status, fields) => {
          expect(policy.change(status, fields)).to.be.oneOf(['update', 'replace']);
        }),
      );
    });
    it('says the same of a change of fields in whatever order they are named', () => {
      fc.assert(
        fc.property(fc.constantFrom(...TICKET_STATUSES), fc.subarray([...TICKET_FIELDS]), (status, fields) => {
          expect(policy.change(status, fields)).to.equal(policy.change(status, fields.toReversed()));
        }),
      );
    });
    it('tells known fields only, and equal words for equal content whatever the order of its lists', () => {
      fc.assert(
        fc.property(anyProduct, (product) => {
          const validity = { startOfValidity: product.startOfValidity, endOfValidity: product.endOfValidity };
          const told = toldContent({ product: deepFrozen(product), validity }, policy);
          expect(PRODUCT_FIELDS).to.include.members(Object.keys(told));
          expect(toldContent({ product: turned(product), validity }, policy)).to.deep.equal(told);
        }),
      );
    });
    it('tells updates one way or the other', () => {
      expect(policy.updates).to.be.oneOf(['in-place', 'by-reissue']);
    });
    it('redistributes where there is a medium only', () => {
      if (policy.redistributes) expect(policy.pickup({})).to.not.equal(null);
      else expect(policy.redistributes).to.equal(false);
    });
    it('withholds with a reason, or not at all, and says the same whenever it is asked', () => {
      fc.assert(
        fc.property(anyProduct, fc.constantFrom(null, 'ENT:CustomerAccount:a1'), (product, customerAccountRef) => {
          const ticket = deepFrozen(aTicketToTell({ product, customerAccountRef }));
          const reason = policy.withheld(ticket);
          if (reason !== null) expect(reason).to.have.all.keys('code', 'message');
          for (let again = 0; again < TIMES_ASKED; again += 1) expect(policy.withheld(ticket)).to.deep.equal(reason);
        }),
      );
    });
    it('says of each field once at the most what its system could not take, and the same whenever it is asked', () => {
      fc.assert(
        fc.property(anyProduct, (product) => {
          const ticket = deepFrozen(aTicketToTell({ product }));
          const violations = policy.violations(ticket);
          const fields = violations.map(({ field }) => field);
          expect(new Set(fields).size).to.equal(fields.length);
          for (let again = 0; again < TIMES_ASKED; again += 1) {
            expect(policy.violations(ticket)).to.deep.equal(violations);
          }
        }),
      );
    });
    it('takes a request for nothing in particular, and gives what is usual', () => {
      const usual = policy.pickup({});
      expect(policy.pickup({})).to.deep.equal(usual);
    });
    it('answers every pickup request with a pickup, with none, or with a refusal that names the field', () => {
      for (const mediaSerialNumberId of ['1234567890', 'not a number']) {
        try {
          policy.pickup({ travelCard: { mediaSerialNumberId } });
        } catch (error) {
          expect(error).to.be.instanceOf(DomainError);
          expect((error as DomainError).violations).to.not.have.length(0);
        }
      }
    });
  });
}
