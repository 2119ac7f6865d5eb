import {
  type HandOver,
  type Instant,
  type IssueHandOver,
  type Order,
  fulfillmentPolicies,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { HistoryStage, aLine, aProduct, anOrder, playedHistory } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const HOUR_MS = 3_600_000;
const flex = aProduct({ topologies: [], legs: [] });
const early = { ...flex, ref: 'early' };
const late = { ...flex, ref: 'late', startOfValidity: plusMilliseconds(flex.startOfValidity, HOUR_MS) };
const order = anOrder({ lines: [aLine({ products: [late, early] })] });
const deliverAfter = '2026-12-05T20:00:00.000Z' as Instant;

function issues(stage: HistoryStage): readonly IssueHandOver[] {
  return stage.handOvers.filter((told: HandOver): told is IssueHandOver => told.operation === 'issue');
}

/** When each ticket can be picked up, as it was told last. */
function windows(stage: HistoryStage): readonly (Instant | null)[] {
  return stage.tickets.map(({ id }) => {
    const last = issues(stage).findLast(({ tickets }) => tickets.some((told) => told.ticketDistributionId === id));
    return last?.pickup?.medium === 'QR_CODE' ? last.pickup.deliverAfter : null;
  });
}

describe('Tickets of other validities that are picked up at the same time', () => {
  it('keep it when they are handed over anew together', () => {
    const played = [
      { kind: 'version', document: order },
      { kind: 'distribute', card: null, one: null, deliverAfter: null },
      { kind: 'all-calls' },
      { kind: 'redistribute', card: null, one: null, deliverAfter: 14 },
      { kind: 'all-calls' },
    ] as const;
    const stage = playedHistory('9KX4T2QH' as Order['id'], played, fulfillmentPolicies);
    expect(windows(stage)).to.deep.equal([deliverAfter, deliverAfter]);
  });

  it('keep it when they are told alone after a refusal that named none', () => {
    const stage = new HistoryStage('9KX4T2QH' as Order['id'], fulfillmentPolicies);
    stage.record(order);
    stage.systems.NOD.meet('refuse');
    stage.distribute({ deliverAfter });
    stage.allCalls();
    expect(issues(stage).map(({ tickets }) => tickets.length)).to.deep.equal([2, 1, 1]);
    expect(windows(stage)).to.deep.equal([deliverAfter, deliverAfter]);
  });
});

describe('A pickup with an instant of its own', () => {
  for (const [which, calls] of [
    ['answered', [{ kind: 'all-calls' }]],
    ['under way', [{ kind: 'begin-call', pick: 0 }]],
    ['never attempted', []],
  ] as const) {
    it(`moves along with the validity into the line that replaces its own, where its hand-over is ${which}`, () => {
      const old = aLine({ id: 'line-1', products: [flex] });
      const replacing = aLine({ id: 'line-2', products: [flex], replacesOrderLineIds: [old.id] });
      const exchanged = anOrder({ version: 2, lines: [{ ...old, status: 'CANCELLED' }, replacing] });
      const played = [
        { kind: 'version', document: anOrder({ lines: [old] }) },
        { kind: 'distribute', card: null, one: null, deliverAfter: 1 },
        ...calls,
        { kind: 'move-validity', pick: 0, to: 2 },
        { kind: 'version', document: exchanged },
        { kind: 'all-calls' },
      ] as const;
      const stage = playedHistory('9KX4T2QH' as Order['id'], played, fulfillmentPolicies);
      const moved = plusMilliseconds(flex.startOfValidity, 2 * HOUR_MS);
      expect(stage.tickets.at(-1)?.validity.startOfValidity).to.equal(moved);
      expect(windows(stage).at(-1)).to.equal(plusMilliseconds(moved, HOUR_MS));
    });
  }
});
