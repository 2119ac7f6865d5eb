import { type KeptPromise, type OrderEvidence, judge } from '@ticket-distribution/campaigns';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { delivery, entry, held, someEvidence } from './some-evidence.js';

const ISSUE = 'group-1.issue.1.1';
const CANCELLED = { ticket: { status: 'CANCELLED' } };

/** What is broken, the promise that it breaks, and how the judge says it. */
const BROKEN: Readonly<Record<string, readonly [KeptPromise, OrderEvidence, RegExp]>> = {
  'an acknowledged version that is gone': [
    'acknowledged-is-kept',
    someEvidence({}, { currentVersion: null }),
    /version 1 was acknowledged, and null is current/,
  ],
  'an acknowledged version that cannot be read': [
    'acknowledged-is-kept',
    someEvidence({}, { versions: new Map([[1, null]]) }),
    /version 1 was acknowledged and is not known/,
  ],
  'a ticket that was shown and is gone': [
    'acknowledged-is-kept',
    someEvidence({}, { tickets: [] }),
    /ticket ticket-1 was shown and is gone/,
  ],
  'a product without a ticket': ['as-ordered', someEvidence(CANCELLED), /product 1 of line ORDER-1 has no ticket/],
  'two tickets for one product': [
    'as-ordered',
    someEvidence({}, { tickets: [...someEvidence().tickets, ...someEvidence().tickets] }),
    /has 2 live tickets/,
  ],
  'a ticket of an older product': [
    'as-ordered',
    someEvidence({ ticket: { fareProduct: { ref: '1', id: 'VYG:PreassignedFareProduct:Flex', version: '0' } } }),
    /is of 0 instead of VYG:Version:1/,
  ],
  'a hand-over that was promised and forgotten': [
    'acknowledged-is-kept',
    someEvidence(
      { ticket: { status: 'DISTRIBUTED' } },
      { tickets: someEvidence({ ticket: { status: 'GENERATED' } }).tickets },
    ),
    /was shown as handed over and is GENERATED/,
  ],
  'a ticket that its system does not have': ['nothing-lost', someEvidence({ held: [] }), /is not valid there/],
  'a ticket that its system has twice': [
    'valid-once',
    someEvidence({ held: [held(ISSUE), held('group-1.issue.1.2')] }),
    /is valid at NOD under group-1.issue.1.2 \(DISTRIBUTED\), and no drift says so/,
  ],
  'a ticket that its system has with another validity': [
    'as-ordered',
    someEvidence({ held: [{ ...held(ISSUE), startOfValidity: '2020-01-01T00:00:00.000Z' }] }),
    /has start of validity 2020-01-01T00:00:00.000Z there/,
  ],
  'a cancelled ticket that stays valid': [
    'ended-is-ended',
    someEvidence(CANCELLED),
    /\(CANCELLED\) is valid at NOD under/,
  ],
  'a ticket that is on its way for ever': [
    'comes-to-rest',
    someEvidence({ ticket: { status: 'DISTRIBUTING' } }),
    /is on its way still/,
  ],
  'a cancel that goes on for ever': [
    'comes-to-rest',
    someEvidence({ ticket: { status: 'CANCELLING' } }),
    /for no reason that is listed/,
  ],
  'a ticket that failed without a refusal': [
    'comes-to-rest',
    someEvidence({ ticket: { status: 'FAILED' } }),
    /no ticket system refused it/,
  ],
  'a key that was applied twice': [
    'handed-over-once',
    someEvidence({ ledger: [entry(ISSUE, 'applied'), entry(ISSUE, 'applied')] }),
    /was handed over 2 times under group-1.issue.1.1/,
  ],
  'two issues for one decision': [
    'handed-over-once',
    someEvidence({
      deliveries: [delivery(ISSUE), delivery('group-1.issue.1.2')],
      ledger: [entry(ISSUE, 'applied'), entry('group-1.issue.1.2', 'applied')],
    }),
    /was issued 2 times for issue, wanted 1 times/,
  ],
  'a call of which nothing is stored': [
    'outcome-as-it-was',
    someEvidence({ ledger: [entry(ISSUE, 'applied'), entry('group-1.issue.1.9', 'applied')] }),
    /was told under group-1.issue.1.9, which no delivery has/,
  ],
  'an outcome that the system does not know': [
    'outcome-as-it-was',
    someEvidence({ ledger: [entry(ISSUE, 'dropped')] }),
    /has the delivery group-1.issue.1.1 DONE, which its system applied 0 times/,
  ],
  'a refusal that was none': [
    'outcome-as-it-was',
    someEvidence({ deliveries: [delivery(ISSUE, 'REFUSED')] }),
    /REFUSED, which its system applied 1 times/,
  ],
  'a delivery that is open for ever': [
    'nothing-stuck',
    someEvidence({ deliveries: [delivery(ISSUE, 'UNKNOWN')] }),
    /still UNKNOWN/,
  ],
  'a delivery that is set aside and not listed': [
    'nothing-stuck',
    someEvidence({ deliveries: [delivery(ISSUE, 'SET_ASIDE')] }),
    /is set aside, and no drift says so/,
  ],
  'hand-overs out of order': [
    'order-per-ticket',
    someEvidence({
      deliveries: [delivery('group-1.issue.1.2', 'DONE', 'update'), delivery(ISSUE)],
      ledger: [entry('group-1.issue.1.2', 'applied'), entry(ISSUE, 'applied')],
    }),
    /under group-1.issue.1.1 after a later decision/,
  ],
  'a history with a gap': [
    'history-complete',
    someEvidence({ history: [{ number: 2, from: null, to: 'DISTRIBUTED', reason: 'told' }] }),
    /has a history with gaps: 2/,
  ],
  'a history that ends elsewhere': [
    'history-complete',
    someEvidence({ history: [{ number: 1, from: null, to: 'GENERATED', reason: 'added' }] }),
    /has a history that ends with GENERATED/,
  ],
  'a move that is not told': [
    'told-once',
    someEvidence({ told: ['TicketDistributionGroupCreated'] }),
    /went Distributed and was told nothing/,
  ],
  'a move that is told twice': [
    'told-once',
    someEvidence({ told: ['Distributed', 'Distributed'] }),
    /was told Distributed, Distributed/,
  ],
  'a plan that is not carried out': [
    'comes-to-rest',
    someEvidence({}, { planned: ['add (product-added)'] }),
    /is not all keep: add/,
  ],
};

describe('The judge of the crash test', () => {
  it('finds nothing to say of an order that is as it should be', () => {
    expect(judge(someEvidence())).to.deep.equal([]);
  });

  it('lets what was asked for go over to the ticket that takes the place', () => {
    const startOfValidity = '2031-01-01T00:00:00.000Z';
    const evidence = someEvidence({ ticket: { startOfValidity }, held: [{ ...held(ISSUE), startOfValidity }] });
    expect(
      judge(evidence)
        .map(({ text }) => text)
        .join('\n'),
    ).to.match(/which nobody wanted/);
    const [ticket] = evidence.tickets;
    if (ticket === undefined) throw new Error('no ticket');
    const before = {
      ...ticket,
      ticket: { ...ticket.ticket, id: 'ticket-0', status: 'CANCELLED' },
      held: [],
      ledger: [],
    };
    evidence.told.askStart('ticket-0', startOfValidity);
    const replaced = judge({ ...evidence, tickets: [before, ticket] });
    expect(replaced.filter(({ promise }) => promise === 'as-ordered')).to.deep.equal([]);
  });

  for (const [name, [promise, evidence, says]] of Object.entries(BROKEN)) {
    it(`finds ${name}: ${promise}`, () => {
      const said = judge(evidence).filter((violation) => violation.promise === promise);
      expect(said.map(({ text }) => text).join('\n')).to.match(says);
    });
  }
});
