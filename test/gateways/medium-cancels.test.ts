import type { CallOutcome } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, aCancel } from './hand-overs.js';
import { addOrdersResponse, fault, getOrderGroupsResponse, result, updateOrderGroupResponse } from './nod-answers.js';
import { withServer } from './scripted-server.js';
import { NOD, NOD_TRAVEL_CARD } from './systems.js';

for (const [{ name, open }, cancel] of [
  [NOD, aCancel({ pickedUp: true })],
  [NOD_TRAVEL_CARD, aCancel({ pickedUp: true, medium: 'TRAVEL_CARD', mediaSerialNumberId: '777' })],
] as const) {
  const { key } = cancel;

  const outcomeOf = (call: 'handOver' | 'ask', body: string, status = 200): Promise<CallOutcome> =>
    withServer({ status, body }, async ({ baseUrl }) => (await open({ baseUrl })[call](cancel, CONTEXT)).outcome);

  const expectUnknown = async (outcome: Promise<CallOutcome>, reason: RegExp): Promise<void> => {
    const known = await outcome;
    expect(known.kind).to.equal('unknown');
    expect('reason' in known && known.reason).to.match(reason);
  };

  const applied: CallOutcome = {
    kind: 'applied',
    references: cancel.ticketDistributionIds.map((ticketDistributionId) => ({
      ticketDistributionId,
      externalReference: null,
      fareContractRef: null,
      customerAccountRef: null,
    })),
  };

  describe(`An answer of ${name} to a cancel on the medium`, () => {
    it('confirms every ticket, whether the order still waits for its pickup or not', async () => {
      for (const [outcome, state] of [
        ['APPLIED', 'COMMITTED'],
        ['REPEATED', 'DISTRIBUTED'],
      ] as const) {
        expect(await outcomeOf('handOver', addOrdersResponse(key, outcome, state))).to.deep.equal(applied);
      }
    });

    it('proves nothing when it is for another key, or of the other kind of cancel', async () => {
      await expectUnknown(outcomeOf('handOver', addOrdersResponse('another')), /another key/);
      await expectUnknown(outcomeOf('handOver', addOrdersResponse(cancel.issueKey)), /another key/);
      const other = updateOrderGroupResponse(key, cancel.issueKey);
      await expectUnknown(outcomeOf('handOver', other), /no AddOrdersResponse/);
    });

    it('refuses for good what was not picked up, and that proves that it was not', async () => {
      expect(await outcomeOf('handOver', fault('NOT_PICKED_UP', key), 500)).to.deep.equal({
        kind: 'refused',
        reason: 'NOT_PICKED_UP: No.',
        pickedUp: false,
      });
      await expectUnknown(outcomeOf('handOver', fault('NOT_PICKED_UP', 'another'), 500), /does not name our key/);
      await expectUnknown(outcomeOf('handOver', fault('NOT_PICKED_UP', key, 'false'), 500), /not final/);
    });
  });

  describe(`What ${name} says of the key of a cancel on the medium`, () => {
    const known = { reference: key, known: 'true', outcome: 'APPLIED', operation: 'AddOrders' };
    const order = (ticket: string, state = 'COMMITTED') => [ticket, state, 'cancelFareProductSale'] as const;
    const both = [order('ticket-2'), order('ticket-1')];
    const asked = (...results: readonly string[]): Promise<CallOutcome> =>
      outcomeOf('ask', getOrderGroupsResponse(...results));

    it('confirms it when its own group of cancel orders is there, picked up or not', async () => {
      for (const state of ['DISTRIBUTED', 'ACTIVATED', 'COMMITTED', 'CANCELLED']) {
        const orders = [order('ticket-1', state), order('ticket-2', state)];
        expect(await asked(result(known, { reference: key, orders })), state).to.deep.equal(applied);
      }
      const unsaid = result({ ...known, operation: null }, { reference: key, orders: both });
      expect(await asked(unsaid)).to.deep.equal(applied);
    });

    it('proves nothing when the group is missing, the one of the issue, or one of other tickets', async () => {
      await expectUnknown(asked(result(known)), /another order group/);
      const issued = { reference: cancel.issueKey, orders: both };
      await expectUnknown(asked(result(known, issued)), /another order group/);
      for (const orders of [
        [order('ticket-1')],
        [...both, order('ticket-3')],
        [order('ticket-1'), order('ticket-3')],
      ]) {
        await expectUnknown(asked(result(known, { reference: key, orders })), /other tickets/);
      }
      const update = { ...known, operation: 'UpdateOrderGroup' };
      await expectUnknown(asked(result(update, { reference: key, orders: both })), /another operation/);
    });

    it('proves nothing when the group sells the tickets instead, or holds orders of no known type', async () => {
      const sales = [order('ticket-1'), ['ticket-2', 'COMMITTED'] as const];
      await expectUnknown(asked(result(known, { reference: key, orders: sales })), /other orders than cancels/);
      const strange = [['ticket-1', 'COMMITTED', 'PurseReload'] as const];
      await expectUnknown(asked(result(known, { reference: key, orders: strange })), /type is none of/);
    });

    it('gives a refusal with what it proves of the pickup', async () => {
      const refused = { reference: key, known: 'true', outcome: 'REFUSED', operation: 'AddOrders' };
      expect(await asked(result({ ...refused, code: 'NOT_PICKED_UP', message: 'No.' }))).to.deep.equal({
        kind: 'refused',
        reason: 'NOT_PICKED_UP: No.',
        pickedUp: false,
      });
      expect(await asked(result({ ...refused, code: 'ORDER_UNKNOWN', message: '' }))).to.deep.equal({
        kind: 'refused',
        reason: 'ORDER_UNKNOWN',
      });
      expect(await asked(result({ reference: key, known: 'false' }))).to.have.property('kind', 'not-found');
    });
  });
}
