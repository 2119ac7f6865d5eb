import { type Instant, fulfillmentPolicies, parseInstant } from '@ticket-distribution/domain';
import { aLeg, aProduct, aTicketToTell } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const two = (max: number): fc.Arbitrary<string> => fc.nat(max).map((number) => String(number).padStart(2, '0'));
const anyYear = fc.oneof(fc.nat(9999), fc.constantFrom(0, 1, 1900, 2000, 2024, 9999));

/** Texts that look like instants: some are, some say a day, an hour or a year that is none. */
const anyText = fc
  .tuple(anyYear, two(14), two(33), two(25), two(61), two(61), fc.constantFrom('.000Z', '.5Z', 'Z', '.000Z\n', '.123Z'))
  .map(([year, month, day, hour, minute, second, rest]) => {
    return `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${rest}`;
  });

describe('An instant that is told', () => {
  for (const policy of Object.values(fulfillmentPolicies)) {
    it(`to ${policy.method} is one that is written as it is read`, () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const product = aProduct({ legs: [aLeg({ departureTime: text as Instant, arrivalTime: null })] });
          const fields = policy.violations(aTicketToTell({ product })).map(({ field }) => field);
          expect(fields).to.deep.equal(parseInstant(text) === text ? [] : ['product.legs[0].departureTime']);
        }),
        { numRuns: 500 },
      );
    });
  }
});
