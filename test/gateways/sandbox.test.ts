import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { CallOutcome, CancelHandOver, HandOver, IssueHandOver } from '@ticket-distribution/domain';
import { type Sandbox, startSandbox } from '@ticket-distribution/sandbox';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { anyIssue, anyQrCode, anyTravelCard } from './any-issue.js';
import { CONTEXT, TRAVEL_CARD, aCancel, aTicket, anIssue, deliveryKey } from './hand-overs.js';
import {
  ACCOUNT_BASED_TICKETING,
  BIFROST,
  INTERNATIONAL,
  NOD,
  NOD_TRAVEL_CARD,
  SYSTEMS,
  type System,
} from './systems.js';

describe('The gateways against the sandbox', () => {
  let folder: string;
  let sandbox: Sandbox;
  let stories = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateways-'));
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder });
  });

  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  /** A gateway, an issue under a key of its own, and its cancel. */
  function story(system: System): { gateway: TicketSystemGateway; issue: IssueHandOver; cancel: CancelHandOver } {
    stories += 1;
    const issueKey = deliveryKey(`story-${stories}.issue.1.1`);
    const { fulfillmentMethod } = system.issue;
    return {
      gateway: system.open({ baseUrl: sandbox.address }),
      issue: { ...system.issue, key: issueKey },
      cancel: aCancel({ fulfillmentMethod, issueKey, key: deliveryKey(`story-${stories}.cancel.2.2`) }),
    };
  }

  const control = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${sandbox.address}/sandbox/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });

  const fault = async (
    { issue: { fulfillmentMethod: system } }: System,
    mode: string,
    latencyMs = 0,
  ): Promise<void> => {
    const { ok } = await control('PUT', 'faults', { system, operation: 'issue', mode, latencyMs, count: 1 });
    expect(ok, mode).to.equal(true);
  };

  const ledger = async (key: string): Promise<readonly string[]> => {
    const entries = (await (await control('GET', 'ledger')).json()) as { key: string; outcome: string }[];
    return entries.filter((entry) => entry.key === key).map(({ outcome }) => outcome);
  };

  for (const system of SYSTEMS) {
    describe(`to ${system.name}`, () => {
      const handedOver = async (gateway: TicketSystemGateway, handOver: HandOver): Promise<CallOutcome> =>
        (await gateway.handOver(handOver, CONTEXT)).outcome;
      const asked = async (gateway: TicketSystemGateway, handOver: HandOver): Promise<CallOutcome> =>
        (await gateway.ask(handOver, CONTEXT)).outcome;

      it('issue once, however often they are called, and are told the same when they ask', async () => {
        const { gateway, issue } = story(system);
        const first = await handedOver(gateway, issue);
        expect(first.kind).to.equal('applied');
        expect(await handedOver(gateway, issue)).to.deep.equal(first);
        expect(await asked(gateway, issue)).to.deep.equal(first);
        expect((await ledger(issue.key)).slice(0, 2)).to.deep.equal(['applied', 'repeated']);
      });

      it('do not take the refusal of other content under a decided key for a proof that nothing happened', async () => {
        const { gateway, issue } = story(system);
        await handedOver(gateway, issue);
        const other = await handedOver(gateway, { ...issue, tickets: [aTicket('ticket-3')] });
        expect(other.kind).to.equal('unknown');
        expect('reason' in other && other.reason).to.include('KEY_REUSED_WITH_OTHER_CONTENT');
        expect(await ledger(issue.key)).to.deep.equal(['applied', 'refused']);
      });

      it('cancel once, and are told so when they ask', async () => {
        const { gateway, issue, cancel } = story(system);
        await handedOver(gateway, issue);
        const first = await handedOver(gateway, cancel);
        expect(first.kind).to.equal('applied');
        expect(await handedOver(gateway, cancel)).to.deep.equal(first);
        expect(await asked(gateway, cancel)).to.deep.equal(first);
        expect(await asked(gateway, issue)).to.have.property('kind', 'applied');
      });

      it('cancel what was never issued, so that it cannot be issued any more', async () => {
        const { gateway, issue, cancel } = story(system);
        expect(await handedOver(gateway, cancel)).to.have.property('kind', 'applied');
        expect(await asked(gateway, cancel)).to.have.property('kind', 'applied');
        for (const outcome of [await handedOver(gateway, issue), await asked(gateway, issue)]) {
          expect(outcome.kind).to.equal('refused');
          expect('reason' in outcome && outcome.reason).to.match(/^KEY_DEAD/);
        }
      });

      it('find nothing of a key that was not decided', async () => {
        const { gateway, issue, cancel } = story(system);
        for (const handOver of [issue, cancel]) {
          expect(await asked(gateway, handOver)).to.have.property('kind', 'not-found');
        }
      });

      it('are refused for good, and told so when they ask', async () => {
        const { gateway, issue } = story(system);
        await fault(system, 'refuse');
        for (const outcome of [await handedOver(gateway, issue), await asked(gateway, issue)]) {
          expect(outcome.kind).to.equal('refused');
          expect('reason' in outcome && outcome.reason).to.match(/^REFUSED: /);
        }
      });

      it('know that nothing happened when the system is not available', async () => {
        const { gateway, issue } = story(system);
        await fault(system, 'unavailable');
        expect(await handedOver(gateway, issue)).to.have.property('kind', 'no-effect');
        expect(await handedOver(gateway, issue)).to.have.property('kind', 'applied');
      });

      it('do not know what happened when the connection breaks, and find out by the same key', async () => {
        for (const [mode, outcomes] of [
          ['break-before-effect', ['dropped', 'applied']],
          ['break-after-effect', ['applied', 'repeated']],
        ] as const) {
          const { gateway, issue } = story(system);
          await fault(system, mode);
          expect(await handedOver(gateway, issue), mode).to.have.property('kind', 'unknown');
          expect(await handedOver(gateway, issue), mode).to.have.property('kind', 'applied');
          expect(await ledger(issue.key), mode).to.deep.equal(outcomes);
        }
      });

      it('do not know what happened when no answer comes in time', async () => {
        const { issue } = story(system);
        const gateway = system.open({ baseUrl: sandbox.address, timeoutMs: 50 });
        await fault(system, 'hang', 600_000);
        expect(await handedOver(gateway, issue)).to.have.property('kind', 'unknown');
      });

      it('hand over whatever an order can hold', () =>
        fc.assert(
          fc.asyncProperty(anyIssue(anyPickupOf(system)), async (issue) => {
            const {
              gateway,
              issue: { key, fulfillmentMethod },
            } = story(system);
            const outcome = await handedOver(gateway, { ...issue, key, fulfillmentMethod });
            expect('reason' in outcome ? outcome.reason : outcome.kind).to.equal('applied');
          }),
          { numRuns: 40 },
        ));
    });
  }

  it('learn the names that the systems give', async () => {
    for (const [system, names] of [
      [NOD, { externalReference: /^story-\d+\.issue\.1\.1$/ }],
      [NOD_TRAVEL_CARD, { externalReference: /^story-\d+\.issue\.1\.1$/ }],
      [
        ACCOUNT_BASED_TICKETING,
        { fareContractRef: /^ENT:FareContract:9KX4T2QH-/, customerAccountRef: /^ENT:CustomerAccount:1000077$/ },
      ],
      [INTERNATIONAL, { externalReference: /^INT-/ }],
      [BIFROST, { externalReference: /^BIF-/ }],
    ] as const) {
      const { gateway, issue } = story(system);
      const { outcome } = await gateway.handOver(issue, CONTEXT);
      const [first] = outcome.kind === 'applied' ? outcome.references : [];
      for (const [name, form] of Object.entries(names))
        expect(first, system.name).to.have.property(name).that.matches(form);
    }
  });

  it('are too late to cancel what was picked up, as a code or on a card', async () => {
    const card = { ...TRAVEL_CARD, mediaSerialNumberId: '777', activate: true };
    for (const [system, issue, pickedUp] of [
      [NOD, anIssue(), null],
      [NOD_TRAVEL_CARD, anIssue({ pickup: card }), { mediaSerialNumberId: '777' }],
    ] as const) {
      const { gateway, cancel } = story(system);
      await gateway.handOver({ ...issue, key: cancel.issueKey }, CONTEXT);
      const pickup = await control('POST', 'pickups', pickedUp ?? { externalReference: cancel.issueKey });
      expect(pickup.ok, await pickup.text()).to.equal(true);
      const { outcome } = await gateway.handOver(cancel, CONTEXT);
      expect('reason' in outcome && outcome.reason, system.name).to.match(/^ALREADY_PICKED_UP/);
      expect(outcome.kind).to.equal('refused');
    }
  });
});

function anyPickupOf({ issue: { pickup } }: System): fc.Arbitrary<IssueHandOver['pickup']> {
  if (pickup === null) return fc.constant(null);
  return pickup.medium === 'QR_CODE' ? anyQrCode : anyTravelCard;
}
