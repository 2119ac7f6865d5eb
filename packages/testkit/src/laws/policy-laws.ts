import { type FulfillmentPolicy, PRODUCT_FIELDS, canonicalText, toldContent } from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { anyProduct } from '../builders/any-product.js';
import { turned } from '../builders/turned.js';
import { deepFrozen } from '../in-memory/deep-frozen.js';
import type { TestRunner } from '../runner/test-runner.js';
import {
  anyFields,
  anyOrderLine,
  anyPickupRequest,
  anyQuestion,
  anyStatus,
  anyTicketToTell,
  everyDecision,
  pickupOrRefusal,
} from './every-decision.js';
import { laws } from './law.js';
import { onAnotherDay } from './on-another-day.js';

const RUNS = 100;

/** So often is a policy asked the same: one that rolls dice says something else sooner or later. */
const TIMES_ASKED = 20;

/** The laws of one fulfillment policy; an embedder's own gets them all in one line. */
export function policyLaws(runner: TestRunner, policy: FulfillmentPolicy): void {
  laws(runner, `The fulfillment policy of ${policy.method}`, RUNS, (law) => {
    law('decides the same whenever it is asked, on any day', anyQuestion(policy), (question) => {
      const decided = everyDecision(policy, question);
      for (let again = 1; again <= TIMES_ASKED; again += 1) {
        expect(onAnotherDay(again, () => everyDecision(policy, question))).to.equal(decided);
      }
    });
    law('gives tickets for products of the line only, each at most once', anyOrderLine(policy), (line) => {
      const left = [...line.fareProducts];
      for (const product of policy.tickets(deepFrozen(line))) {
        const place = left.indexOf(product);
        expect(place, 'a product of the line, not given before').to.be.at.least(0);
        left.splice(place, 1);
      }
    });
    law(
      'gives the same tickets for the same line, whatever the order of its products',
      anyOrderLine(policy),
      (line) => {
        const texts = (of: typeof line) => policy.tickets(of).map(canonicalText).toSorted();
        expect(texts({ ...line, fareProducts: line.fareProducts.toReversed() })).to.deep.equal(texts(line));
      },
    );
    law(
      'says of every status and every set of changed fields whether the ticket is updated or replaced, in whatever order they are named',
      fc.tuple(anyStatus, anyFields),
      ([status, fields]) => {
        expect(policy.change(status, fields)).to.be.oneOf(['update', 'replace']);
        expect(policy.change(status, fields.toReversed())).to.equal(policy.change(status, fields));
      },
    );
    law(
      'tells known fields only, and equal words for equal content whatever the order of its lists',
      anyProduct,
      (product) => {
        const validity = { startOfValidity: product.startOfValidity, endOfValidity: product.endOfValidity };
        const told = toldContent({ product: deepFrozen(product), validity }, policy);
        expect(PRODUCT_FIELDS).to.include.members(Object.keys(told));
        expect(toldContent({ product: turned(product), validity }, policy)).to.deep.equal(told);
      },
    );
    law('tells updates one way or the other', fc.constant(policy.updates), (updates) => {
      expect(updates).to.be.oneOf(['in-place', 'by-reissue']);
    });
    law('withholds with a reason, or not at all', anyTicketToTell, (ticket) => {
      const reason = policy.withheld(ticket);
      if (reason !== null) expect(reason).to.have.all.keys('code', 'message');
    });
    law('says of each field once at the most what its system could not take', anyTicketToTell, (ticket) => {
      const fields = policy.violations(ticket).map(({ field }) => field);
      expect(new Set(fields).size).to.equal(fields.length);
    });
    law(
      'takes a request for nothing in particular, and has a medium for it where it redistributes',
      fc.constant({}),
      (request) => {
        const usual = policy.pickup(request);
        if (policy.redistributes) expect(usual).to.not.equal(null);
      },
    );
    law(
      'answers every pickup request with a pickup, with none, or with a refusal that names the field',
      anyPickupRequest,
      (request) => {
        expect(() => pickupOrRefusal(policy, request)).to.not.throw();
      },
    );
  });
}
