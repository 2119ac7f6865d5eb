import type { CallOutcome, HandOver } from '@ticket-distribution/domain';
import { FINAL_FAULT_CODES } from '@ticket-distribution/gateway-nod';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, aCancel } from './hand-overs.js';
import { addOrdersResponse, fault, getOrderGroupsResponse, result, updateOrderGroupResponse } from './nod-answers.js';
import { withServer } from './scripted-server.js';
import { NOD, NOD_TRAVEL_CARD } from './systems.js';

const CANCEL = aCancel();
const CANCEL_KEY = CANCEL.key;

for (const { name, issue, open } of [NOD, NOD_TRAVEL_CARD]) {
  const ISSUE_KEY = issue.key;

  const outcomeOf = (call: 'handOver' | 'ask', handOver: HandOver, body: string, status = 200): Promise<CallOutcome> =>
    withServer({ status, body }, async ({ baseUrl }) => (await open({ baseUrl })[call](handOver, CONTEXT)).outcome);

  const expectUnknown = async (outcome: Promise<CallOutcome>, reason: RegExp): Promise<void> => {
    const known = await outcome;
    expect(known.kind).to.equal('unknown');
    expect('reason' in known && known.reason).to.match(reason);
  };

  const named = (externalReference: string | null): CallOutcome => ({
    kind: 'applied',
    references: ['ticket-1', 'ticket-2'].map((ticketDistributionId) => ({
      ticketDistributionId: ticketDistributionId as never,
      externalReference,
      fareContractRef: null,
      customerAccountRef: null,
    })),
  });

  describe(`An answer of ${name} to an issue`, () => {
    it('confirms every ticket under the name of the order group, at once and when repeated', async () => {
      for (const outcome of ['APPLIED', 'REPEATED']) {
        const answer = addOrdersResponse(ISSUE_KEY, outcome);
        expect(await outcomeOf('handOver', issue, answer), outcome).to.deep.equal(named(ISSUE_KEY));
      }
    });

    it('proves nothing when it is for another key, or of another kind', async () => {
      await expectUnknown(outcomeOf('handOver', issue, addOrdersResponse('another')), /another key/);
      await expectUnknown(outcomeOf('handOver', issue, addOrdersResponse(ISSUE_KEY, 'MAYBE')), /none of APPLIED/);
      await expectUnknown(outcomeOf('handOver', issue, addOrdersResponse(ISSUE_KEY, 'APPLIED', '')), /state/);
      const update = updateOrderGroupResponse(ISSUE_KEY, ISSUE_KEY);
      await expectUnknown(outcomeOf('handOver', issue, update), /no AddOrdersResponse/);
    });

    it('proves nothing with a document type, a second body or a status that does not go with it', async () => {
      const answer = addOrdersResponse(ISSUE_KEY);
      const withEntity = answer.replace('?>', '?><!DOCTYPE x [<!ENTITY k "v">]>');
      await expectUnknown(outcomeOf('handOver', issue, withEntity), /document type/);
      await expectUnknown(outcomeOf('handOver', issue, answer, 500), /status 500/);
      await expectUnknown(outcomeOf('handOver', issue, answer, 202), /202/);
      await expectUnknown(outcomeOf('handOver', issue, fault('REFUSED', ISSUE_KEY), 200), /status 200/);
      const twice = answer.replace(/<n:AddOrdersResponse.*<\/n:AddOrdersResponse>/s, '$&$&');
      await expectUnknown(outcomeOf('handOver', issue, twice), /no single/);
    });
  });

  describe(`A refusal of ${name}`, () => {
    it('is believed with every code that the protocol calls final, and gives it as the reason', async () => {
      for (const code of FINAL_FAULT_CODES) {
        const outcome = await outcomeOf('handOver', issue, fault(code, ISSUE_KEY), 500);
        const proof = code === 'ALREADY_PICKED_UP' ? { pickedUp: true } : {};
        const disproof = code === 'NOT_PICKED_UP' ? { pickedUp: false } : {};
        expect(outcome).to.deep.equal({ kind: 'refused', reason: `${code}: No.`, ...proof, ...disproof });
      }
    });

    it('is not believed when it names another key or none, or says that it is not final', async () => {
      const refused = (reference: string | null, final?: string): Promise<CallOutcome> =>
        outcomeOf('handOver', issue, fault('REFUSED', reference, final), 500);
      await expectUnknown(refused('another'), /does not name our key/);
      await expectUnknown(refused(null), /does not name our key/);
      await expectUnknown(refused(ISSUE_KEY, 'false'), /not final/);
      await expectUnknown(refused(ISSUE_KEY, 'perhaps'), /final/);
    });

    it('is not believed with a code that the protocol does not know, or that leaves open what happened', async () => {
      for (const code of ['OUT_OF_PAPER', 'UNAVAILABLE', 'KEY_REUSED_WITH_OTHER_CONTENT']) {
        await expectUnknown(outcomeOf('handOver', issue, fault(code, ISSUE_KEY), 500), new RegExp(code));
      }
    });

    it('is not believed without the detail that only NOD gives', async () => {
      const bare = fault('REFUSED', ISSUE_KEY).replace(/<detail>.*<\/detail>/s, '');
      await expectUnknown(outcomeOf('handOver', issue, bare, 500), /detail/);
    });
  });

  describe(`An answer of ${name} to a cancel`, () => {
    it('confirms every ticket, whether the group was there or is dead from now on', async () => {
      for (const options of [
        {},
        { outcome: 'REPEATED' },
        { state: 'DISTRIBUTED' },
        { tombstone: 'true' },
        { tombstone: '1' },
      ]) {
        const answer = updateOrderGroupResponse(CANCEL_KEY, ISSUE_KEY, options);
        expect(await outcomeOf('handOver', CANCEL, answer)).to.deep.equal(named(null));
      }
    });

    it('proves nothing when it is for another key or group, or the group was picked up', async () => {
      const answered = (...answer: Parameters<typeof updateOrderGroupResponse>): Promise<CallOutcome> =>
        outcomeOf('handOver', CANCEL, updateOrderGroupResponse(...answer));
      await expectUnknown(answered('another', ISSUE_KEY), /another key/);
      await expectUnknown(answered(CANCEL_KEY, 'another'), /another order group/);
      await expectUnknown(answered(CANCEL_KEY, ISSUE_KEY, { state: 'ACTIVATED' }), /ACTIVATED after the cancel/);
    });

    it('refuses for good what was picked up already, and that proves the pickup', async () => {
      const outcome = await outcomeOf('handOver', CANCEL, fault('ALREADY_PICKED_UP', CANCEL_KEY), 500);
      expect(outcome).to.deep.equal({ kind: 'refused', reason: 'ALREADY_PICKED_UP: No.', pickedUp: true });
    });
  });

  describe(`What ${name} says of a key`, () => {
    const asked = (handOver: HandOver, ...results: readonly string[]): Promise<CallOutcome> =>
      outcomeOf('ask', handOver, getOrderGroupsResponse(...results));
    const issued = { reference: ISSUE_KEY, known: 'true', outcome: 'APPLIED', operation: 'AddOrders' };
    const cancelled = { reference: CANCEL_KEY, known: 'true', outcome: 'APPLIED', operation: 'UpdateOrderGroup' };
    const group = (...orders: readonly (readonly [string, string])[]): Parameters<typeof result>[1] => ({
      reference: ISSUE_KEY,
      orders,
    });

    it('confirms an issue when the group holds exactly its tickets, whatever became of them since', async () => {
      const both = group(['ticket-2', 'CANCELLED'], ['ticket-1', 'COMMITTED'], ['ticket-1', 'COMMITTED']);
      expect(await asked(issue, result(issued, both))).to.deep.equal(named(ISSUE_KEY));
      expect(await asked(issue, result({ ...issued, operation: null }, both))).to.deep.equal(named(ISSUE_KEY));
    });

    it('proves nothing of an issue whose group is missing, another, or holds other tickets', async () => {
      const one = ['ticket-1', 'DISTRIBUTED'] as const;
      const two = ['ticket-2', 'DISTRIBUTED'] as const;
      const three = ['ticket-3', 'DISTRIBUTED'] as const;
      await expectUnknown(asked(issue, result(issued)), /another order group/);
      await expectUnknown(
        asked(issue, result(issued, { reference: 'another', orders: [one, two] })),
        /another order group/,
      );
      await expectUnknown(asked(issue, result(issued, group(one))), /other tickets/);
      await expectUnknown(asked(issue, result(issued, group(one, two, three))), /other tickets/);
      await expectUnknown(asked(issue, result(issued, group(one, three))), /other tickets/);
      await expectUnknown(
        asked(issue, result({ ...issued, operation: 'UpdateOrderGroup' }, group(one, two))),
        /another operation/,
      );
    });

    it('confirms a cancel when the tickets are cancelled, or their group never came to be', async () => {
      const gone = group(['ticket-1', 'CANCELLED'], ['ticket-2', 'CANCELLED_EXTERNALLY'], ['ticket-3', 'COMMITTED']);
      expect(await asked(CANCEL, result(cancelled, gone))).to.deep.equal(named(null));
      expect(await asked(CANCEL, result(cancelled))).to.deep.equal(named(null));
    });

    it('proves nothing of a cancel whose tickets are live, or are not in the group', async () => {
      const live = group(['ticket-1', 'CANCELLED'], ['ticket-2', 'DISTRIBUTED']);
      await expectUnknown(asked(CANCEL, result(cancelled, live)), /not cancelled/);
      const fewer = group(['ticket-1', 'CANCELLED']);
      await expectUnknown(asked(CANCEL, result(cancelled, fewer)), /other tickets/);
      await expectUnknown(asked(CANCEL, result({ ...cancelled, operation: 'AddOrders' })), /another operation/);
      const other = { reference: 'another', orders: [] };
      await expectUnknown(asked(CANCEL, result(cancelled, other)), /another order group/);
    });

    it('gives a refusal with its reason, a dead key too', async () => {
      const refused = { reference: ISSUE_KEY, known: 'true', outcome: 'REFUSED', code: 'ORDER_GROUP_INVALID' };
      expect(await asked(issue, result({ ...refused, message: 'No &amp; no.' }))).to.deep.equal({
        kind: 'refused',
        reason: 'ORDER_GROUP_INVALID: No & no.',
      });
      const dead = await asked(issue, result({ reference: ISSUE_KEY, known: '1', outcome: 'DEAD' }));
      expect(dead.kind).to.equal('refused');
      const late = { reference: CANCEL_KEY, known: 'true', outcome: 'REFUSED', code: 'ALREADY_PICKED_UP' };
      expect(await asked(CANCEL, result(late))).to.have.property('pickedUp', true);
      await expectUnknown(asked(issue, result({ ...refused, code: null })), /proves nothing/);
    });

    it('is not-found when the key was not decided', async () => {
      const outcome = await asked(issue, result({ reference: ISSUE_KEY, known: 'false' }));
      expect(outcome.kind).to.equal('not-found');
    });

    it('proves nothing when it is about other keys, or about none', async () => {
      const ours = result({ reference: ISSUE_KEY, known: 'false' });
      const another = result({ reference: 'another', known: 'false' });
      await expectUnknown(asked(issue, another), /another key/);
      await expectUnknown(asked(issue, ours, another), /another key/);
      await expectUnknown(asked(issue), /another key/);
    });

    it('is not a refusal of the hand-over when NOD refuses the question', async () => {
      await expectUnknown(outcomeOf('ask', issue, fault('REFUSED', ISSUE_KEY), 500), /refused the question: REFUSED/);
    });
  });
}
