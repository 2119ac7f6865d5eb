import {
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type Instant,
  TICKET_ACTIONS,
  TICKET_STATUSES,
  type TicketDistribution,
  type TicketStatus,
  actionRefusal,
  allowedActions,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import { aGroup, aLeg, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const beforeStart = '2026-12-05T05:00:00.000Z' as Instant;
const flexible = aProduct({ legs: [], transferable: true });

function facts(method: FulfillmentMethod, status: TicketStatus, product = flexible, at = beforeStart) {
  const line = aLine({ method, customerAccountRef: 'ENT:CustomerAccount:a1', products: [product] });
  const { snapshot: group } = aGroup(anOrder({ lines: [line] }));
  const [ticket] = group.tickets as [TicketDistribution];
  return { ticket: { ...ticket, status }, group, policy: fulfillmentPolicies[method], at };
}

/** d: distribute, r: redistribute, v: update-validity, t: transfer, c: cancel; `-`: not allowed. */
const ALLOWED: Readonly<Record<FulfillmentMethod, Readonly<Record<TicketStatus, string>>>> = {
  NOD: {
    GENERATED: 'd-v-c',
    DISTRIBUTING: '-rv-c',
    DISTRIBUTED: '-rv-c',
    FAILED: 'd-v-c',
    ACTIVATED: '-r--c',
    COMMITTED: '-r--c',
    CANCELLING: '-----',
    CANCELLED: '-----',
    CANCELLED_EXTERNALLY: '-----',
  },
  ACCOUNT_BASED_TICKETING: {
    GENERATED: '--vtc',
    DISTRIBUTING: '--vtc',
    DISTRIBUTED: '--vtc',
    FAILED: '--vtc',
    ACTIVATED: '----c',
    COMMITTED: '----c',
    CANCELLING: '-----',
    CANCELLED: '-----',
    CANCELLED_EXTERNALLY: '-----',
  },
  INTERNATIONAL: {
    GENERATED: 'd-v-c',
    DISTRIBUTING: '----c',
    DISTRIBUTED: '----c',
    FAILED: 'd-v-c',
    ACTIVATED: '----c',
    COMMITTED: '----c',
    CANCELLING: '-----',
    CANCELLED: '-----',
    CANCELLED_EXTERNALLY: '-----',
  },
  BIFROST: {
    GENERATED: 'd-v-c',
    DISTRIBUTING: '--v-c',
    DISTRIBUTED: '--v-c',
    FAILED: 'd-v-c',
    ACTIVATED: '----c',
    COMMITTED: '----c',
    CANCELLING: '-----',
    CANCELLED: '-----',
    CANCELLED_EXTERNALLY: '-----',
  },
};

describe('What may be done with a ticket', () => {
  for (const method of FULFILLMENT_METHODS) {
    for (const status of TICKET_STATUSES) {
      it(`of ${method} that is ${status}: ${ALLOWED[method][status]}`, () => {
        const actions = allowedActions(facts(method, status));
        expect(actions.map(({ action }) => action)).to.deep.equal(TICKET_ACTIONS);
        const letters = actions.map(({ action, allowed }) => (allowed ? letterOf(action) : '-')).join('');
        expect(letters).to.equal(ALLOWED[method][status]);
        for (const { allowed, refusal } of actions) expect(refusal === null).to.equal(allowed);
      });
    }
  }

  const account = 'ACCOUNT_BASED_TICKETING';
  const dated = aProduct({ transferable: true, legs: [aLeg({ datedServiceJourneyRef: 'VYG:DatedServiceJourney:1' })] });
  const booked = aProduct({
    transferable: true,
    legs: [aLeg({ datedServiceJourneyRef: null, departureTime: beforeStart, arrivalTime: null })],
  });
  const refusals: readonly [string, Parameters<typeof actionRefusal>, string][] = [
    [
      'moves the validity of one bound to a departure',
      ['update-validity', facts('NOD', 'GENERATED', dated)],
      'validity/bound-to-departure',
    ],
    [
      'moves the validity of one that is over',
      ['update-validity', facts('NOD', 'GENERATED', flexible, flexible.endOfValidity)],
      'validity/expired',
    ],
    [
      'moves the validity of one that is picked up',
      ['update-validity', facts('NOD', 'ACTIVATED')],
      'validity/picked-up',
    ],
    [
      'moves the validity where the system cannot',
      ['update-validity', facts('INTERNATIONAL', 'DISTRIBUTED')],
      'validity/not-supported',
    ],
    ['moves the validity of one that ended', ['update-validity', facts('NOD', 'CANCELLED')], 'validity/ticket-ended'],
    ['transfers what has no account', ['transfer', facts('NOD', 'DISTRIBUTED')], 'transfer/not-supported'],
    [
      'transfers what is not transferable',
      ['transfer', facts(account, 'DISTRIBUTED', aProduct())],
      'transfer/not-transferable',
    ],
    ['transfers what is in use', ['transfer', facts(account, 'ACTIVATED')], 'transfer/in-use'],
    [
      'transfers once the validity began',
      ['transfer', facts(account, 'DISTRIBUTED', flexible, flexible.startOfValidity)],
      'transfer/journey-started',
    ],
    ['transfers at the departure', ['transfer', facts(account, 'DISTRIBUTED', booked)], 'transfer/journey-started'],
    ['transfers one that ended', ['transfer', facts(account, 'CANCELLING')], 'transfer/ticket-ended'],
    [
      'redistributes one that was never handed over',
      ['redistribute', facts('NOD', 'FAILED')],
      'distribution/nothing-to-redistribute',
    ],
    ['distributes one twice', ['distribute', facts('NOD', 'DISTRIBUTING')], 'distribution/nothing-to-distribute'],
    ['cancels one twice', ['cancel', facts('NOD', 'CANCELLING')], 'ticket-distribution/illegal-move'],
  ];
  for (const [sentence, given, code] of refusals) {
    it(`nobody ${sentence}: ${code}`, () => expect(actionRefusal(...given)?.code).to.equal(code));
  }

  it('is not to distribute what the policy withholds, and says why', () => {
    const given = facts('BIFROST', 'GENERATED');
    const message = 'Nobody paid yet.';
    const policy = { ...given.policy, withheld: () => ({ code: 'not-paid', message }) };
    expect(actionRefusal('distribute', { ...given, policy })?.message).to.equal(message);
  });
});

function letterOf(action: (typeof TICKET_ACTIONS)[number]): string {
  return action === 'update-validity' ? 'v' : action.slice(0, 1);
}
