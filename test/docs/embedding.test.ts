import {
  Order,
  type OrderDocument,
  type TicketDistributionGroup,
  canonicalText,
  carryOut,
  fulfillmentPolicies,
  instant,
  normalProduct,
  reconcile,
} from '@ticket-distribution/domain';
import type { FareProduct, FulfillmentPolicy, IdSource, Occasion } from '@ticket-distribution/domain';
import type { CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import { FakeTicketSystem, SequentialIds, aLine, aProduct, anEngine, anOrder } from '@ticket-distribution/testkit';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { policyLaws, reconcileLaws } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import { describe, it } from 'mocha';

// #region decide
/** What an order means for its groups, decided without a database, a network or a clock. */
function decide(
  documents: readonly OrderDocument[],
  groups: readonly TicketDistributionGroup[],
  ids: IdSource,
  occasion: Occasion,
): TicketDistributionGroup[] {
  const [first] = documents;
  if (first === undefined) return [];
  const order = Order.empty(first.id);
  for (const document of documents) order.record(document, occasion.at);
  const snapshots = groups.map(({ snapshot }) => snapshot);
  const plan = reconcile(order.current, snapshots, fulfillmentPolicies);
  return carryOut(plan, groups, ids, occasion);
}
// #endregion decide

// #region one-ticket-per-line
/** BIFROST as another company needs it: the whole line is one ticket, that of one product, whatever their order. */
const oneTicketPerLine: FulfillmentPolicy<'BIFROST'> = {
  ...fulfillmentPolicies.BIFROST,
  tickets: ({ fareProducts }) => fareProducts.toSorted((one, other) => (said(one) < said(other) ? -1 : 1)).slice(0, 1),
};

/** What the product says comes first, then how: the order in which its lists were sent decides between equal ones only. */
function said(product: FareProduct): string {
  return canonicalText([normalProduct(product), product]);
}
// #endregion one-ticket-per-line

// #region policy-laws
policyLaws(mochaRunner, oneTicketPerLine);
reconcileLaws(mochaRunner, 'my policies', { ...fulfillmentPolicies, BIFROST: oneTicketPerLine });
// #endregion policy-laws

describe('An embedder', () => {
  it('decides with the domain alone', () => {
    const occasion: Occasion = {
      at: instant('2026-12-01T09:30:00.000Z'),
      by: 'me',
      distributionChannelId: null,
    };
    const first = decide([anOrder({ lines: [aLine({ method: 'NOD' })] })], [], new SequentialIds(), occasion);
    expect(first.map(({ snapshot }) => snapshot.tickets.map(({ status }) => status))).to.deep.equal([['GENERATED']]);
  });

  it('tests a policy alone', () => {
    // #region test-policy
    const { NOD } = fulfillmentPolicies;
    const line = aLine({ method: 'NOD', products: [aProduct({ ref: 'out' }), aProduct({ ref: 'home' })] });
    expect(NOD.tickets(line)).to.have.length(2);
    expect(NOD.change('DISTRIBUTED', ['supplements'])).to.equal('update');
    expect(NOD.change('COMMITTED', ['supplements'])).to.equal('replace');
    // #endregion test-policy
  });

  it('runs the use cases with a policy of its own and a ticket system that fails', async () => {
    // #region engine
    const nod = new FakeTicketSystem();
    const engine = anEngine({
      policies: { ...fulfillmentPolicies, BIFROST: oneTicketPerLine },
      gateways: { NOD: nod },
    });
    const document = anOrder({ lines: [aLine({ method: 'NOD' })] });
    const caller = { correlationId: 'my-first-order', identity: null };

    await engine.recordOrderVersion.execute({ document, caller });
    nod.meet('lose-answer');
    const [reading] = await engine.distributeGroups.execute({
      orderId: document.id,
      pickup: {},
      language: 'nob',
      caller,
    });

    expect(reading?.group.tickets[0]?.status).to.equal('DISTRIBUTING');
    expect(nod.tickets).to.have.length(1); // it is there, but nobody here knows yet
    // #endregion engine
  });

  it('brings a ticket system of its own', async () => {
    // #region gateway
    const postcard: TicketSystemGateway = {
      dedupes: true,
      async handOver(handOver): Promise<CallResult> {
        const tickets = handOver.operation === 'issue' ? handOver.tickets : [];
        const references = tickets.map(({ ticketDistributionId }) => ({
          ticketDistributionId,
          externalReference: `postcard of ${handOver.key}`,
          fareContractRef: null,
          customerAccountRef: null,
        }));
        return { outcome: { kind: 'applied', references }, transcript: { request: null, answer: null } };
      },
      async ask(): Promise<CallResult> {
        const outcome = { kind: 'unknown', reason: 'a postcard does not answer' } as const;
        return { outcome, transcript: { request: null, answer: null } };
      },
      keysPerLook: 10,
      keysPerCall: 10,
      async look(): Promise<LookResult> {
        return { reports: [], failure: 'a postcard cannot be looked at' };
      },
    };
    const engine = anEngine({ gateways: { BIFROST: postcard } });
    // #endregion gateway
    const document = anOrder({ lines: [aLine({ method: 'BIFROST' })] });
    const caller = { correlationId: 'my-second-order', identity: null };
    await engine.recordOrderVersion.execute({ document, caller });
    const [reading] = await engine.distributeGroups.execute({
      orderId: document.id,
      pickup: {},
      language: null,
      caller,
    });
    expect(reading?.group.tickets[0]?.distributionDetails.externalReference).to.match(/^postcard of /);
  });
});
