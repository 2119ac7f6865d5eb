import type { LookResult } from '@ticket-distribution/application';
import type { DeliveryKey, SightedTicket } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, deliveryKey, ticketId } from './hand-overs.js';
import { fault, getOrderGroupsResponse, result } from './nod-answers.js';
import { type ReceivedRequest, type ScriptedAnswer, withServer } from './scripted-server.js';
import { ACCOUNT_BASED_TICKETING, NOD, NOD_TRAVEL_CARD, type System } from './systems.js';

const ONE = deliveryKey('group-1.issue.1.1');
const TWO = deliveryKey('group-2.issue.1.1');
const THREE = deliveryKey('group-3.issue.1.1');

const look = (
  { open }: System,
  keys: readonly DeliveryKey[],
  script: ScriptedAnswer | ((request: ReceivedRequest) => ScriptedAnswer),
): Promise<LookResult> => withServer(script, ({ baseUrl }) => open({ baseUrl }).look(keys, CONTEXT));

const sighted = (
  id: string,
  status: SightedTicket['status'],
  customerAccountRef: string | null = null,
): SightedTicket => ({ ticketDistributionId: ticketId(id), status, customerAccountRef });

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
    const sightings = (keys: readonly DeliveryKey[], ...results: readonly string[]): Promise<LookResult> =>
      look(system, keys, { status: 200, body: getOrderGroupsResponse(...results) });
    const expectUnseen = async (answered: Promise<LookResult>, problem: RegExp): Promise<void> => {
      const { sightings: seen, failure } = await answered;
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
      expect(await sightings([ONE], result(known(ONE, { operation: null }), { reference: ONE, orders }))).to.deep.equal(
        {
          sightings: [
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
        },
      );
    });

    it('tells a key that is not known from one that holds no ticket, whatever the order of the answer', async () => {
      const refused = known(ONE, { outcome: 'REFUSED', code: 'DESCRIPTION_INVALID' });
      const results = [
        result({ reference: THREE, known: 'false' }),
        result({ reference: TWO, known: 'true', outcome: 'DEAD' }),
        result(refused),
      ];
      expect(await sightings([ONE, TWO, THREE], ...results)).to.deep.equal({
        sightings: [
          { key: ONE, tickets: [] },
          { key: TWO, tickets: [] },
          { key: THREE, tickets: null },
        ],
        failure: null,
      });
    });

    it('leaves out the key that the answer leaves out, and says so', async () => {
      const { sightings: seen, failure } = await sightings([ONE, TWO, THREE], held(ONE), held(THREE));
      expect(seen.map(({ key }) => key)).to.deep.equal([ONE, THREE]);
      expect(failure).to.equal(`1 of 3 keys not seen; ${TWO}: the answer leaves this key out`);
    });

    it('believes no answer that is for other keys too, and no key that is answered twice', async () => {
      await expectUnseen(sightings([ONE], held('another')), /other keys/);
      await expectUnseen(sightings([ONE], held(ONE), held('another')), /other keys/);
      await expectUnseen(sightings([ONE], held(ONE), result({ reference: ONE, known: 'false' })), /twice/);
    });

    it('does not see tickets in what is no group of the issue', async () => {
      await expectUnseen(sightings([ONE], result(known(ONE))), /another order group/);
      const other = { reference: TWO, orders: [['ticket-1', 'COMMITTED']] } as const;
      await expectUnseen(sightings([ONE], result(known(ONE), other)), /another order group/);
      await expectUnseen(sightings([ONE], held(ONE, { operation: 'UpdateOrderGroup' })), /another operation/);
      const cancels = { reference: ONE, orders: [['ticket-1', 'COMMITTED', 'cancelFareProductSale']] } as const;
      await expectUnseen(sightings([ONE], result(known(ONE), cancels)), /sells no ticket/);
      const twice = {
        reference: ONE,
        orders: [
          ['ticket-1', 'COMMITTED'],
          ['ticket-1', 'CANCELLED'],
        ],
      } as const;
      await expectUnseen(sightings([ONE], result(known(ONE), twice)), /sells a ticket twice/);
      const strange = { reference: ONE, orders: [['ticket-1', 'LOST']] } as const;
      await expectUnseen(sightings([ONE], result(known(ONE), strange)), /state is none of/);
    });

    it('does not take a refusal for the end of a ticket that proves nothing', async () => {
      const reused = known(ONE, { outcome: 'REFUSED', code: 'KEY_REUSED_WITH_OTHER_CONTENT' });
      await expectUnseen(sightings([ONE], result(reused)), /proves nothing/);
      const ofCancel = known(ONE, { outcome: 'REFUSED', code: 'ALREADY_PICKED_UP', operation: 'UpdateOrderGroup' });
      await expectUnseen(sightings([ONE], result(ofCancel)), /another operation/);
    });

    it('sees nothing when NOD refuses the question, and gives the reason without personal data', async () => {
      const body = fault('REFUSED card 4012345678901234', null);
      const { sightings: seen, failure } = await look(system, [ONE, TWO], { status: 500, body });
      expect(seen).to.deep.equal([]);
      expect(failure).to.equal(`2 of 2 keys not seen; ${ONE}: NOD refused the question: REFUSED card ***`);
    });
  });
}

describe('A look at a ticket system that speaks JSON', () => {
  const ACCOUNT = 'ENT:CustomerAccount:1000077';
  const ticket = (id: string, status: string, customerAccountRef: string | null = ACCOUNT): object => ({
    ticketDistributionId: id,
    status,
    fareContractRef: 'ENT:FareContract:1',
    customerAccountRef,
  });
  const applied = (key: string, ...tickets: readonly object[]): ScriptedAnswer => ({
    status: 200,
    body: JSON.stringify({ key, outcome: 'applied', tickets }),
  });
  const refused = (key: string, code: string): ScriptedAnswer => ({
    status: 200,
    body: JSON.stringify({ key, outcome: 'refused', code, message: 'No.' }),
  });
  const unknown = { status: 404, body: '{"code":"KEY_UNKNOWN","message":"No."}' };
  const byKey =
    (answers: Readonly<Record<string, ScriptedAnswer>>) =>
    ({ path }: ReceivedRequest): ScriptedAnswer =>
      answers[decodeURIComponent(path.split('/').at(-1) ?? '')] ?? 'reset';
  const lookAt = (
    keys: readonly DeliveryKey[],
    script: ScriptedAnswer | ((request: ReceivedRequest) => ScriptedAnswer),
  ): Promise<LookResult> => look(ACCOUNT_BASED_TICKETING, keys, script);

  it('asks for one key after the other and sees tickets, accounts, refusals and keys that are not known', async () => {
    const answers = {
      [ONE]: applied(
        ONE,
        ticket('ticket-1', 'ACTIVATED'),
        ticket('ticket-2', 'CANCELLED', null),
        ticket('ticket-3', 'DISTRIBUTED', 'ATB:CustomerAccount:7'),
        ticket('ticket-4', 'CANCELLED_EXTERNALLY'),
      ),
      [TWO]: refused(TWO, 'KEY_DEAD'),
      [THREE]: unknown,
    };
    expect(await lookAt([ONE, TWO, THREE], byKey(answers))).to.deep.equal({
      sightings: [
        {
          key: ONE,
          tickets: [
            sighted('ticket-1', 'ACTIVATED', ACCOUNT),
            sighted('ticket-2', 'CANCELLED'),
            sighted('ticket-3', 'DISTRIBUTED', 'ATB:CustomerAccount:7'),
            sighted('ticket-4', 'CANCELLED_EXTERNALLY', ACCOUNT),
          ],
        },
        { key: TWO, tickets: [] },
        { key: THREE, tickets: null },
      ],
      failure: null,
    });
  });

  it('ends at the first key that cannot be asked, with what was seen until then', () =>
    withServer(byKey({ [ONE]: unknown, [TWO]: 'reset', [THREE]: unknown }), async ({ baseUrl, received }) => {
      const { sightings, failure } = await ACCOUNT_BASED_TICKETING.open({ baseUrl }).look([ONE, TWO, THREE], CONTEXT);
      expect(sightings).to.deep.equal([{ key: ONE, tickets: null }]);
      expect(failure).to.match(/^2 of 3 keys not seen; group-2\.issue\.1\.1: the connection failed/);
      expect(received).to.have.length(2);
    }));

  it('shares the time limit of one call among its questions', () =>
    withServer({ ...unknown, lateMs: 100 }, async ({ baseUrl }) => {
      const keys = Array.from({ length: 20 }, (_, index) => deliveryKey(`group-${index}.issue.1.1`));
      const { sightings, failure } = await ACCOUNT_BASED_TICKETING.open({ baseUrl, timeoutMs: 500 }).look(
        keys,
        CONTEXT,
      );
      expect(sightings.length).to.be.below(20);
      expect(failure).to.match(/^\d+ of 20 keys not seen; .*: no answer within the time limit$/);
    }));

  it('goes on after an answer that it cannot believe, and leaves that key out', async () => {
    const html = { status: 404, body: '<html>' };
    const both = [ticket('ticket-1', 'DISTRIBUTED'), ticket('ticket-1', 'CANCELLED')];
    for (const [answer, problem] of [
      [applied(TWO, ticket('ticket-1', 'DISTRIBUTED')), /another key/],
      [refused(TWO, 'KEY_DEAD'), /another key/],
      [refused(ONE, 'KEY_REUSED_WITH_OTHER_CONTENT'), /proves nothing/],
      [applied(ONE), /names no tickets/],
      [applied(ONE, ...both), /twice/],
      [applied(ONE, ticket('ticket-1', 'LOST')), /status is none of/],
      [{ ...html, status: 200 }, /not JSON/],
      [html, /not JSON/],
      [{ status: 404, body: '{"code":"NO_SUCH_PAGE"}' }, /404/],
      [{ status: 422, body: '{"code":"KEY_UNKNOWN"}' }, /422/],
      [{ status: 500, body: '' }, /500/],
    ] as const) {
      const { sightings, failure } = await lookAt([ONE, THREE], byKey({ [ONE]: answer, [THREE]: unknown }));
      expect(sightings, String(problem)).to.deep.equal([{ key: THREE, tickets: null }]);
      expect(failure)
        .to.match(problem)
        .and.match(/^1 of 2 keys not seen; group-1\.issue\.1\.1: /);
    }
  });

  it('keeps the account of a customer out of the reason', async () => {
    const body = JSON.stringify({ key: ONE, outcome: 'refused', code: 'NO', message: `${ACCOUNT} 1000042` });
    const { failure } = await lookAt([ONE], { status: 200, body });
    expect(failure).to.equal(`1 of 1 keys not seen; ${ONE}: the refusal proves nothing: NO: *** ***`);
  });
});
