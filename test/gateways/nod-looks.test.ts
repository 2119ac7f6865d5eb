import type { LookResult } from '@ticket-distribution/application';
import type { DeliveryKey } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT } from './hand-overs.js';
import { ONE, THREE, TWO, lookAt, sighted } from './look-at.js';
import { fault, getOrderGroupsResponse, result } from './nod-answers.js';
import { withServer } from './scripted-server.js';
import { NOD, NOD_TRAVEL_CARD } from './systems.js';

for (const system of [NOD, NOD_TRAVEL_CARD]) {
  describe(`A look at ${system.name}`, () => {
    const known = (reference: string, fields: object = {}): Record<string, string | null> => ({
      reference,
      known: 'true',
      outcome: 'APPLIED',
      operation: 'AddOrders',
      ...fields,
    });
    const held = (reference: string, fields: object = {}): string =>
      result(known(reference, fields), { reference, orders: [['ticket-1', 'COMMITTED']] });
    const reports = (keys: readonly DeliveryKey[], ...results: readonly string[]): Promise<LookResult> =>
      lookAt(system, keys, { status: 200, body: getOrderGroupsResponse(...results) });
    const expectUnseen = async (answered: Promise<LookResult>, problem: RegExp): Promise<void> => {
      const { reports: seen, failure } = await answered;
      expect(seen).to.deep.equal([]);
      expect(failure).to.match(problem);
    };

    it('asks for all keys in one question', () =>
      withServer({ status: 503, body: '' }, async ({ baseUrl, received }) => {
        await system.open({ baseUrl }).look([ONE, TWO], CONTEXT);
        expect(received).to.have.length(1);
        const references = [...(received[0]?.body ?? '').matchAll(/<reference>([^<]+)</g)].map(([, key]) => key);
        expect(references).to.deep.equal([ONE, TWO]);
      }));

    it('sees every ticket as the order stands that sold it', async () => {
      const orders = [
        ['ticket-1', 'CANCELLED', 'fareProductSale'],
        ['ticket-1', 'COMMITTED', 'validateProduct'],
        ['ticket-2', 'ACTIVATED', 'mobilePeriodicTicket'],
        ['ticket-3', 'CANCELLED_EXTERNALLY', 'mobileSingleTicket'],
        ['ticket-4', 'DISTRIBUTED'],
        ['ticket-5', 'COMMITTED'],
      ] as const;
      expect(await reports([ONE], result(known(ONE, { operation: null }), { reference: ONE, orders }))).to.deep.equal({
        reports: [
          {
            key: ONE,
            tickets: [
              sighted('ticket-1', 'CANCELLED'),
              sighted('ticket-2', 'ACTIVATED'),
              sighted('ticket-3', 'CANCELLED_EXTERNALLY'),
              sighted('ticket-4', 'DISTRIBUTED'),
              sighted('ticket-5', 'COMMITTED'),
            ],
          },
        ],
        failure: null,
      });
    });

    it('tells a key that is not known from one that holds no ticket, whatever the order of the answer', async () => {
      const refused = known(ONE, { outcome: 'REFUSED', code: 'DESCRIPTION_INVALID' });
      const results = [
        result({ reference: THREE, known: 'false' }),
        result({ reference: TWO, known: 'true', outcome: 'DEAD' }),
        result(refused),
      ];
      expect(await reports([ONE, TWO, THREE], ...results)).to.deep.equal({
        reports: [
          { key: ONE, tickets: [] },
          { key: TWO, tickets: [] },
          { key: THREE, tickets: null },
        ],
        failure: null,
      });
    });

    it('leaves out the key that the answer leaves out, and says so', async () => {
      const { reports: seen, failure } = await reports([ONE, TWO, THREE], held(ONE), held(THREE));
      expect(seen.map(({ key }) => key)).to.deep.equal([ONE, THREE]);
      expect(failure).to.equal(`1 of 3 keys not seen; ${TWO}: the answer leaves this key out`);
    });

    it('believes no answer that is for other keys too, and no key that is answered twice', async () => {
      await expectUnseen(reports([ONE], held('another')), /other keys/);
      await expectUnseen(reports([ONE], held(ONE), held('another')), /other keys/);
      await expectUnseen(reports([ONE], held(ONE), result({ reference: ONE, known: 'false' })), /twice/);
    });

    it('does not see tickets in what is no group of the issue', async () => {
      await expectUnseen(reports([ONE], result(known(ONE))), /another order group/);
      const other = { reference: TWO, orders: [['ticket-1', 'COMMITTED']] } as const;
      await expectUnseen(reports([ONE], result(known(ONE), other)), /another order group/);
      await expectUnseen(reports([ONE], held(ONE, { operation: 'UpdateOrderGroup' })), /another operation/);
      const cancels = { reference: ONE, orders: [['ticket-1', 'COMMITTED', 'cancelFareProductSale']] } as const;
      await expectUnseen(reports([ONE], result(known(ONE), cancels)), /sells no ticket/);
      const twice = {
        reference: ONE,
        orders: [
          ['ticket-1', 'COMMITTED'],
          ['ticket-1', 'CANCELLED'],
        ],
      } as const;
      await expectUnseen(reports([ONE], result(known(ONE), twice)), /sells a ticket twice/);
      const strange = { reference: ONE, orders: [['ticket-1', 'LOST']] } as const;
      await expectUnseen(reports([ONE], result(known(ONE), strange)), /state is none of/);
    });

    it('does not take a refusal for the end of a ticket that proves nothing', async () => {
      const reused = known(ONE, { outcome: 'REFUSED', code: 'KEY_REUSED_WITH_OTHER_CONTENT' });
      await expectUnseen(reports([ONE], result(reused)), /proves nothing/);
      const ofCancel = known(ONE, { outcome: 'REFUSED', code: 'ALREADY_PICKED_UP', operation: 'UpdateOrderGroup' });
      await expectUnseen(reports([ONE], result(ofCancel)), /another operation/);
    });

    it('sees nothing when NOD refuses the question, and gives the reason without personal data', async () => {
      const body = fault('REFUSED card 4012345678901234', null);
      const { reports: seen, failure } = await lookAt(system, [ONE, TWO], { status: 500, body });
      expect(seen).to.deep.equal([]);
      expect(failure).to.equal(`2 of 2 keys not seen; ${ONE}: NOD refused the question: REFUSED card ***`);
    });
  });
}
