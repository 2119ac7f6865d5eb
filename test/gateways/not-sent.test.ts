import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CONTEXT, aCancel, aTransfer, anIssue, anUpdate } from './hand-overs.js';
import { withServer } from './scripted-server.js';
import { NOD, NOD_TRAVEL_CARD } from './systems.js';

describe('A gateway that is given what it cannot hand over', () => {
  it('sends nothing, and says so', () =>
    withServer('close', async ({ baseUrl, received }) => {
      const withoutPickup = anIssue({ pickup: null });
      for (const [system, issue] of [
        [NOD, NOD_TRAVEL_CARD.issue],
        [NOD, withoutPickup],
        [NOD_TRAVEL_CARD, NOD.issue],
        [NOD_TRAVEL_CARD, withoutPickup],
      ] as const) {
        const { outcome } = await system.open({ baseUrl }).handOver(issue, CONTEXT);
        expect(outcome.kind, system.name).to.equal('no-effect');
      }
      const onCard = { medium: 'TRAVEL_CARD', mediaSerialNumberId: '777' } as const;
      for (const [system, cancel] of [
        [NOD, onCard],
        [NOD, { medium: null }],
        [NOD_TRAVEL_CARD, { medium: 'QR_CODE' }],
        [NOD_TRAVEL_CARD, { ...onCard, mediaSerialNumberId: null }],
      ] as const) {
        const { outcome } = await system.open({ baseUrl }).handOver(aCancel({ ...cancel, pickedUp: true }), CONTEXT);
        expect(outcome.kind, system.name).to.equal('no-effect');
      }
      expect(received).to.have.length(0);
    }));

  it('refuses for good what NOD does not have, without a call: no call of the kind was ever made', () =>
    withServer('close', async ({ baseUrl, received }) => {
      for (const { open } of [NOD, NOD_TRAVEL_CARD]) {
        for (const handOver of [anUpdate(), anUpdate({ operation: 'update-validity' }), aTransfer()]) {
          for (const call of ['handOver', 'ask'] as const) {
            const { outcome, transcript } = await open({ baseUrl })[call](handOver, CONTEXT);
            expect(outcome.kind, handOver.operation).to.equal('refused');
            expect('reason' in outcome && outcome.reason).to.include(`NOD has no ${handOver.operation}:`);
            expect(transcript).to.deep.equal({ request: null, answer: null });
          }
        }
      }
      expect(received).to.have.length(0);
    }));
});
