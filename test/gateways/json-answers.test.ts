import { createHash } from 'node:crypto';
import type { CallOutcome, HandOver } from '@ticket-distribution/domain';
import { FINAL_REFUSAL_CODES } from '@ticket-distribution/gateway-json';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, aCancel } from './hand-overs.js';
import { withServer } from './scripted-server.js';
import { ACCOUNT_BASED_TICKETING } from './systems.js';

const { issue: ISSUE, open } = ACCOUNT_BASED_TICKETING;
const CANCEL = aCancel({ fulfillmentMethod: 'ACCOUNT_BASED_TICKETING', medium: null });

const outcomeOf = (call: 'handOver' | 'ask', handOver: HandOver, answer: unknown, status = 200): Promise<CallOutcome> =>
  withServer(
    { status, body: JSON.stringify(answer) },
    async ({ baseUrl }) => (await open({ baseUrl })[call](handOver, CONTEXT)).outcome,
  );

async function expectUnknown(outcome: Promise<CallOutcome>, reason: RegExp): Promise<void> {
  const known = await outcome;
  expect(known.kind).to.equal('unknown');
  expect('reason' in known && known.reason).to.match(reason);
}

const NAMES = {
  fareContractRef: 'ENT:FareContract:9KX4T2QH-4m7xq2',
  customerAccountRef: 'ENT:CustomerAccount:1000077',
};
const ticket = (ticketDistributionId: string, status = 'DISTRIBUTED'): Record<string, unknown> => ({
  ticketDistributionId,
  status,
  ...NAMES,
});
const BOTH = [ticket('ticket-2'), ticket('ticket-1')];
const issued = (change: object = {}): object => ({ key: ISSUE.key, outcome: 'applied', tickets: BOTH, ...change });
const GONE = [ticket('ticket-1', 'CANCELLED'), ticket('ticket-2', 'CANCELLED_EXTERNALLY')];
const cancelled = (change: object = {}): object => ({ key: CANCEL.key, outcome: 'applied', tickets: GONE, ...change });
const refused = (change: object = {}): object => ({
  key: ISSUE.key,
  outcome: 'refused',
  code: 'REFUSED',
  message: 'No.',
  tickets: [],
  ...change,
});

for (const call of ['handOver', 'ask'] as const) {
  const about = call === 'handOver' ? 'to a hand-over' : 'to a question';

  describe(`A ticket system's answer ${about}`, () => {
    it('confirms an issue that names its key and exactly its tickets, with the names that it gave them', async () => {
      const applied = await outcomeOf(call, ISSUE, issued());
      expect(applied).to.deep.equal({
        kind: 'applied',
        references: ['ticket-2', 'ticket-1'].map((id) => ({
          ticketDistributionId: id,
          externalReference: null,
          ...NAMES,
        })),
      });
    });

    it('gives the documents of tickets as they came, bytes with their hash', async () => {
      const said = [
        { contentType: 'application/pdf', base64: 'JVBERi0xLjQ=' },
        { contentType: 'text/html', href: 'https://railway.example/t?1', expiresAt: '2027-01-01T01:00:00+01:00' },
      ];
      const outcome = await outcomeOf(call, ISSUE, issued({ tickets: [{ ...BOTH[0], documents: said }, BOTH[1]] }));
      const documents = outcome.kind === 'applied' ? outcome.references.map((one) => one.documents) : [];
      const sha256 = createHash('sha256').update('%PDF-1.4').digest('hex');
      expect(documents).to.deep.equal([
        [
          { contentType: 'application/pdf', base64: 'JVBERi0xLjQ=', sha256, href: null, expiresAt: null },
          {
            contentType: 'text/html',
            base64: null,
            sha256: null,
            href: 'https://railway.example/t?1',
            expiresAt: '2027-01-01T00:00:00.000Z',
          },
        ],
        undefined,
      ]);
    });

    for (const [what, document] of Object.entries({
      'without bytes or link': { contentType: 'application/pdf' },
      'with both': { contentType: 'application/pdf', base64: 'JVBERi0xLjQ=', href: 'https://railway.example/' },
      'of no media type': { contentType: 'pdf', base64: 'JVBERi0xLjQ=' },
      'whose bytes are none': { contentType: 'application/pdf', base64: 'not base64!' },
      'whose link leads elsewhere than to https': { contentType: 'text/html', href: 'javascript:alert(1)' },
      'whose link ends at no time': { contentType: 'text/html', href: 'https://railway.example/', expiresAt: 'soon' },
    })) {
      it(`proves nothing with a document ${what}`, () =>
        expectUnknown(
          outcomeOf(call, ISSUE, issued({ tickets: [{ ...BOTH[0], documents: [document] }, BOTH[1]] })),
          /answer/,
        ));
    }

    it('confirms with whatever names there are, and calls the others null', async () => {
      const tickets = ['ticket-1', 'ticket-2'].map((id) => ({
        ticketDistributionId: id,
        status: 'ACTIVATED',
        externalReference: `INT-${id}`,
        customerAccountRef: null,
      }));
      const outcome = await outcomeOf(call, ISSUE, issued({ outcome: 'repeated', tickets }));
      expect(outcome.kind === 'applied' && outcome.references[0]).to.deep.equal({
        ticketDistributionId: 'ticket-1',
        externalReference: 'INT-ticket-1',
        fareContractRef: null,
        customerAccountRef: null,
      });
    });

    it('proves nothing of an issue when it is for another key, or names other tickets', async () => {
      await expectUnknown(outcomeOf(call, ISSUE, issued({ key: 'another' })), /another key/);
      await expectUnknown(outcomeOf(call, ISSUE, issued({ key: null })), /another key/);
      for (const tickets of [
        [],
        [ticket('ticket-1')],
        [...BOTH, ticket('ticket-3')],
        [...BOTH, ticket('ticket-1')],
        [ticket('ticket-1'), ticket('ticket-1')],
        [ticket('ticket-1'), ticket('ticket-3')],
      ]) {
        await expectUnknown(outcomeOf(call, ISSUE, issued({ tickets })), /other tickets/);
      }
    });

    it('confirms a cancel whose tickets are cancelled, or never came to be', async () => {
      const applied = await outcomeOf(call, CANCEL, cancelled());
      expect(applied.kind === 'applied' && applied.references.map((names) => names.ticketDistributionId)).to.deep.equal(
        ['ticket-1', 'ticket-2'],
      );
      const never = await outcomeOf(call, CANCEL, cancelled({ tickets: [] }));
      expect(never.kind === 'applied' && never.references).to.have.length(2);
    });

    it('proves nothing of a cancel whose tickets are live, or other ones', async () => {
      const live = [ticket('ticket-1', 'CANCELLED'), ticket('ticket-2', 'ACTIVATED')];
      await expectUnknown(outcomeOf(call, CANCEL, cancelled({ tickets: live })), /ACTIVATED after the cancel/);
      const fewer = [ticket('ticket-1', 'CANCELLED')];
      await expectUnknown(outcomeOf(call, CANCEL, cancelled({ tickets: fewer })), /other tickets/);
      const { tickets: _, ...unsaid } = cancelled() as { tickets: unknown };
      await expectUnknown(outcomeOf(call, CANCEL, unsaid), /no list of tickets/);
    });

    it('proves nothing when it is not of the protocol', async () => {
      for (const answer of [
        null,
        [],
        'applied',
        7,
        {},
        issued({ outcome: 'done' }),
        issued({ key: 7 }),
        issued({ tickets: 'both' }),
        issued({ tickets: [null, null] }),
        issued({ tickets: [ticket('ticket-1'), { ...ticket('ticket-2'), fareContractRef: 7 }] }),
        issued({ tickets: [ticket('ticket-1'), ticket('ticket-2', 'LOST')] }),
      ]) {
        expect((await outcomeOf(call, ISSUE, answer)).kind, JSON.stringify(answer)).to.equal('unknown');
      }
    });

    it('proves nothing with a status that does not go with it', async () => {
      await expectUnknown(outcomeOf(call, ISSUE, issued(), 202), /202/);
      await expectUnknown(outcomeOf(call, ISSUE, issued(), 422), /422/);
      await expectUnknown(outcomeOf(call, ISSUE, issued(), 500), /500/);
    });
  });
}

describe("A ticket system's refusal", () => {
  it('is believed with every code that the protocol calls final, and gives it as the reason', async () => {
    for (const code of FINAL_REFUSAL_CODES) {
      const outcome = await outcomeOf('handOver', ISSUE, refused({ code }), code === 'MALFORMED' ? 400 : 422);
      const proof = code === 'ALREADY_IN_USE' ? { pickedUp: true } : {};
      expect(outcome).to.deep.equal({ kind: 'refused', reason: `${code}: No.`, ...proof });
    }
  });

  it('is not believed when it names another key, or the key could not be read', async () => {
    await expectUnknown(outcomeOf('handOver', ISSUE, refused({ key: 'another' }), 422), /another key/);
    await expectUnknown(outcomeOf('handOver', ISSUE, refused({ key: null, code: 'MALFORMED' }), 400), /another key/);
  });

  it('is not believed with a code that the protocol does not know, or that leaves open what happened', async () => {
    for (const code of ['OUT_OF_PAPER', null, 'UNAVAILABLE', 'KEY_REUSED_WITH_OTHER_CONTENT']) {
      await expectUnknown(outcomeOf('handOver', ISSUE, refused({ code }), 422), /proves nothing/);
    }
  });

  it('is not believed with status 200, nor with 400 for anything but a malformed call', async () => {
    await expectUnknown(outcomeOf('handOver', ISSUE, refused()), /200/);
    await expectUnknown(outcomeOf('handOver', ISSUE, refused(), 400), /400/);
  });

  it('is told when it is asked for', async () => {
    const { tickets: _, ...withoutList } = refused({ code: 'KEY_DEAD' }) as { tickets: unknown };
    expect(await outcomeOf('ask', ISSUE, withoutList)).to.deep.equal({ kind: 'refused', reason: 'KEY_DEAD: No.' });
  });

  it('of the question is no refusal of the hand-over', async () => {
    await expectUnknown(outcomeOf('ask', ISSUE, refused(), 422), /422/);
  });
});

describe('A question for a key that was not decided', () => {
  it('is not-found', async () => {
    const outcome = await outcomeOf('ask', ISSUE, { code: 'KEY_UNKNOWN', message: 'No.' }, 404);
    expect(outcome.kind).to.equal('not-found');
  });

  it('is unknown when something else than the ticket system says 404', async () => {
    await expectUnknown(outcomeOf('ask', ISSUE, { error: 'Not Found' }, 404), /404/);
  });
});
