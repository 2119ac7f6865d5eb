import type { CallOutcome, HandOver } from '@ticket-distribution/domain';
import { FINAL_REFUSAL_CODES } from '@ticket-distribution/gateway-json';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, aTransfer, anUpdate } from './hand-overs.js';
import { withServer } from './scripted-server.js';
import { ACCOUNT_BASED_TICKETING } from './systems.js';

const UPDATE = anUpdate();
const TRANSFER = aTransfer();
const CHANGES: readonly HandOver[] = [UPDATE, anUpdate({ operation: 'update-validity' }), TRANSFER];

const ticket = (change: object = {}): object => ({
  ticketDistributionId: 'ticket-1',
  status: 'DISTRIBUTED',
  fareContractRef: 'ATB:FareContract:9KX4T2QH-4m7xq2',
  customerAccountRef: TRANSFER.customerAccountRef,
  ...change,
});

const answered = (
  call: 'handOver' | 'ask',
  handOver: HandOver,
  tickets: readonly object[],
  fields: object = {},
  status = 200,
): Promise<CallOutcome> => {
  const body = JSON.stringify({ key: handOver.key, outcome: 'applied', tickets, ...fields });
  return withServer(
    { status, body },
    async ({ baseUrl }) => (await ACCOUNT_BASED_TICKETING.open({ baseUrl })[call](handOver, CONTEXT)).outcome,
  );
};

const expectUnknown = async (outcome: Promise<CallOutcome>, reason: RegExp): Promise<void> => {
  const known = await outcome;
  expect(known.kind).to.equal('unknown');
  expect('reason' in known && known.reason).to.match(reason);
};

for (const handOver of CHANGES) {
  for (const call of ['handOver', 'ask'] as const) {
    describe(`A ticket system's answer to ${handOver.operation}, by ${call}`, () => {
      it('confirms it with the names that the ticket has then, in use or not', async () => {
        for (const status of ['DISTRIBUTED', 'ACTIVATED']) {
          expect(await answered(call, handOver, [ticket({ status })], { outcome: 'repeated' })).to.deep.equal({
            kind: 'applied',
            references: [
              {
                ticketDistributionId: 'ticket-1',
                externalReference: null,
                fareContractRef: 'ATB:FareContract:9KX4T2QH-4m7xq2',
                customerAccountRef: 'ATB:CustomerAccount:1000088',
              },
            ],
          });
        }
      });

      it('proves nothing when it names another ticket, none or more', async () => {
        const other = ticket({ ticketDistributionId: 'ticket-2' });
        for (const tickets of [[], [other], [ticket(), other], [ticket(), ticket()]]) {
          await expectUnknown(answered(call, handOver, tickets), /other tickets/);
        }
        await expectUnknown(answered(call, handOver, [ticket()], { key: 'another' }), /another key/);
      });

      it('proves nothing when the ticket is cancelled', async () => {
        for (const status of ['CANCELLED', 'CANCELLED_EXTERNALLY']) {
          const reason = new RegExp(`is ${status} after the ${handOver.operation}`);
          await expectUnknown(answered(call, handOver, [ticket({ status })]), reason);
        }
      });
    });
  }

  describe(`A ticket system's refusal of ${handOver.operation}`, () => {
    it('is final with a code that the protocol calls final, and proves nothing with another', async () => {
      const refused = (code: string): Promise<CallOutcome> =>
        answered('handOver', handOver, [], { outcome: 'refused', code }, code === 'MALFORMED' ? 400 : 422);
      for (const code of FINAL_REFUSAL_CODES) {
        const proof = code === 'ALREADY_IN_USE' ? { pickedUp: true } : {};
        expect(await refused(code)).to.deep.equal({ kind: 'refused', reason: code, ...proof });
      }
      await expectUnknown(refused('KEY_REUSED_WITH_OTHER_CONTENT'), /proves nothing/);
    });
  });
}

describe("A ticket system's answer to a transfer", () => {
  it('proves nothing when the ticket is not on the new account', async () => {
    const elsewhere = ticket({ customerAccountRef: 'ENT:CustomerAccount:1000077' });
    for (const call of ['handOver', 'ask'] as const) {
      await expectUnknown(answered(call, TRANSFER, [elsewhere]), /another account/);
    }
  });

  it('may leave the account open: the ticket is where it was to go', async () => {
    const outcome = await answered('handOver', TRANSFER, [ticket({ customerAccountRef: null })]);
    expect(outcome.kind).to.equal('applied');
  });
});

describe("A ticket system's answer to an update", () => {
  it('may leave the account open', async () => {
    const outcome = await answered('handOver', UPDATE, [ticket({ customerAccountRef: null })]);
    expect(outcome.kind).to.equal('applied');
  });
});
