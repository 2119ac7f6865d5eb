import type { LookResult } from '@ticket-distribution/application';
import type { DeliveryKey } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, deliveryKey } from './hand-overs.js';
import { ONE, THREE, TWO, lookAt, sighted } from './look-at.js';
import { type ReceivedRequest, type ScriptedAnswer, withServer } from './scripted-server.js';
import { ACCOUNT_BASED_TICKETING } from './systems.js';

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
  const look = (
    keys: readonly DeliveryKey[],
    script: ScriptedAnswer | ((request: ReceivedRequest) => ScriptedAnswer),
  ): Promise<LookResult> => lookAt(ACCOUNT_BASED_TICKETING, keys, script);

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
    expect(await look([ONE, TWO, THREE], byKey(answers))).to.deep.equal({
      reports: [
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
      const { reports, failure } = await ACCOUNT_BASED_TICKETING.open({ baseUrl }).look([ONE, TWO, THREE], CONTEXT);
      expect(reports).to.deep.equal([{ key: ONE, tickets: null }]);
      expect(failure).to.match(/^2 of 3 keys not seen; group-2\.issue\.1\.1: the connection failed/);
      expect(received).to.have.length(2);
    }));

  it('shares the time limit of one call among its questions', () =>
    withServer({ ...unknown, lateMs: 100 }, async ({ baseUrl }) => {
      const keys = Array.from({ length: 20 }, (_, index) => deliveryKey(`group-${index}.issue.1.1`));
      const { reports, failure } = await ACCOUNT_BASED_TICKETING.open({ baseUrl, timeoutMs: 500 }).look(keys, CONTEXT);
      expect(reports.length).to.be.below(20);
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
      const { reports, failure } = await look([ONE, THREE], byKey({ [ONE]: answer, [THREE]: unknown }));
      expect(reports, String(problem)).to.deep.equal([{ key: THREE, tickets: null }]);
      expect(failure)
        .to.match(problem)
        .and.match(/^1 of 2 keys not seen; group-1\.issue\.1\.1: /);
    }
  });

  it('keeps the account of a customer out of the reason', async () => {
    const body = JSON.stringify({ key: ONE, outcome: 'refused', code: 'NO', message: `${ACCOUNT} 1000042` });
    const { failure } = await look([ONE], { status: 200, body });
    expect(failure).to.equal(`1 of 1 keys not seen; ${ONE}: the refusal proves nothing: NO: *** ***`);
  });
});
