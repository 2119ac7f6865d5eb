import {
  type Attempt,
  type CallOutcome,
  DEFAULT_RETRY_SCHEDULE,
  DELIVERY_MOVES,
  DELIVERY_STATES,
  Delivery,
  type DeliveryKey,
  type DeliverySnapshot,
  type DeliveryState,
  DomainError,
  type IdSource,
  type Occasion,
  Order,
  TICKET_MOVES,
  TICKET_STATUSES,
  TicketDistributionGroup,
  carryOut,
  decideRedistributions,
  fulfillmentPolicies,
  reconcile,
} from '@ticket-distribution/domain';
import {
  SequentialIds,
  aLine,
  anOrder,
  anyPlayedHistory,
  broughtToRest,
  playedHistory,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { issueOf } from './issue-of.js';
import { OneLine, heldBy, lineOf } from './on-stage.js';

const HISTORIES = 700;
const at = '2026-12-01T09:30:00.000Z' as Occasion['at'];
const occasion: Occasion = {
  at,
  by: 'ENT:DistributionChannel:App',
  distributionChannelId: 'ENT:DistributionChannel:App',
};

function generated(ids: IdSource = new SequentialIds()): TicketDistributionGroup {
  const document = anOrder({ lines: [aLine({ method: 'NOD' })] });
  const order = Order.empty(document.id);
  order.record(document, at);
  const [group] = carryOut(reconcile(order.current, [], fulfillmentPolicies), [], ids, occasion);
  if (group === undefined) throw new Error('no group was made');
  return group;
}

const request = { pickup: null, language: null, distributionChannelId: null, organisationId: 1 };

describe('The life of a ticket distribution', () => {
  it('lets every status but the two cancelled ones go on', () => {
    const ends = TICKET_STATUSES.filter((status) => TICKET_MOVES[status].length === 0);
    expect(ends).to.deep.equal(['CANCELLED', 'CANCELLED_EXTERNALLY']);
  });

  it('goes from GENERATED through DISTRIBUTING to DISTRIBUTED and remembers each move, by whom and why', () => {
    const group = generated();
    const handOver = issueOf(group, request, occasion);
    const references = handOver.tickets.map(({ ticketDistributionId }) => ({
      ticketDistributionId,
      externalReference: handOver.key,
      fareContractRef: null,
      customerAccountRef: null,
    }));
    group.confirm(handOver, references, { ...occasion, by: 'ticket-system:NOD' });
    expect(group.newMoves.map(({ number, from, to, by }) => [number, from, to, by])).to.deep.equal([
      [1, null, 'GENERATED', 'ENT:DistributionChannel:App'],
      [2, 'GENERATED', 'DISTRIBUTING', 'ENT:DistributionChannel:App'],
      [3, 'DISTRIBUTING', 'DISTRIBUTED', 'ticket-system:NOD'],
    ]);
    expect(group.snapshot.tickets[0]?.distributionDetails.externalReference).to.equal(handOver.key);
  });

  it('lets a refused ticket be handed over again, under a new key', () => {
    const group = generated();
    const first = issueOf(group, request, occasion);
    group.refuse(first, { kind: 'refused', reason: 'unknown product' }, occasion);
    expect(group.snapshot.tickets[0]).to.deep.include({
      status: 'FAILED',
      statusReason: { code: 'refused', message: 'unknown product' },
    });
    const second = issueOf(group, request, occasion);
    expect(second.tickets).to.deep.equal(first.tickets);
    expect(second.key).to.not.equal(first.key);
  });

  it('refuses a move that is not in the table, names both states and changes nothing', () => {
    const group = generated();
    const before = group.snapshot;
    const handedOver = issueOf(TicketDistributionGroup.restore(before), request, occasion);
    expect(() => group.refuse(handedOver, { kind: 'refused', reason: 'never handed over' }, occasion))
      .to.throw(DomainError, 'is GENERATED and cannot become FAILED')
      .with.property('code', 'ticket-distribution/illegal-move');
    expect(group.snapshot).to.deep.equal(before);
  });

  it('makes the hand-over of all waiting tickets of a group one, with a rising ordinal in its key', () => {
    const group = generated();
    const { key } = issueOf(group, request, occasion);
    expect(key).to.equal(`${group.id}.issue.1.1`);
    expect(group.snapshot.handOverCount).to.equal(1);
    expect(group.waiting).to.have.length(0);
  });

  it('takes every move of the table in some history, so that none stands there for nothing', () => {
    const histories = fc.sample(anyPlayedHistory(), { numRuns: HISTORIES, seed: 20_261_129 });
    const played = histories.map((scenes) => broughtToRest(playedHistory(anOrder().id, scenes, fulfillmentPolicies)));
    const stages = [
      ...played,
      ...[renewed(pickedUp()), renewed(used()), lost(used()), wantedBack(used()), wantedBack(underWay())].map(
        ({ stage }) => stage,
      ),
    ];
    const moves = stages.flatMap(({ groups }) => groups.flatMap(({ newMoves }) => newMoves));
    const made = new Set(moves.map(({ from, to }) => `${from} to ${to}`));
    const table = TICKET_STATUSES.flatMap((from) => TICKET_MOVES[from].map((to) => `${from} to ${to}`));
    expect(table.filter((move) => !made.has(move))).to.deep.equal([]);
  }).timeout(600_000);
});

/** A ticket that was picked up, and one that was used to the end: histories seldom come to what follows. */
function pickedUp(order = heldBy('NOD')): OneLine {
  order.system.pickUp(order.ticket().standing.held?.key as DeliveryKey);
  order.stage.look();
  return order;
}

function used(order = pickedUp()): OneLine {
  order.system.complete(order.ticket().standing.held?.key as DeliveryKey);
  order.stage.look();
  return order;
}

/** A ticket whose hand-over nobody has answered yet. */
function underWay(): OneLine {
  const order = new OneLine('NOD').says(lineOf('NOD'));
  order.stage.distribute();
  order.system.meet('lose-answer');
  order.stage.beginCall(0);
  order.stage.endCalls();
  return order;
}

function renewed(order: OneLine): OneLine {
  const asked = { group: order.snapshot, open: order.stage.openOf(order.group) };
  const ask = { pickup: {}, language: null, reason: 'lost' };
  order.stage.change(order.group, decideRedistributions([asked], ask, fulfillmentPolicies, at)[0]?.change ?? null);
  order.stage.allCalls();
  return order;
}

function lost(order: OneLine): OneLine {
  order.system.cancelFromOutside(order.ticket().id);
  order.stage.look();
  return order;
}

function wantedBack(order: OneLine): OneLine {
  return order.says(lineOf('BIFROST')).says(lineOf('NOD'));
}

describe('The life of a delivery', () => {
  it('ends in DONE, REFUSED or WITHDRAWN; from SET_ASIDE only an operator leads on: by a replay, or by what is held', () => {
    const ends = DELIVERY_STATES.filter((state) => DELIVERY_MOVES[state].length === 0);
    expect(ends).to.have.members(['DONE', 'REFUSED', 'WITHDRAWN']);
    expect(DELIVERY_MOVES.SET_ASIDE).to.have.members(['PENDING', 'UNKNOWN', 'DONE', 'REFUSED']);
  });

  it('needs every move of the table: without any one of them something cannot be done any more', () => {
    const everything = [...reachableFrom(anIssue())].toSorted();
    for (const from of DELIVERY_STATES) {
      for (const to of DELIVERY_MOVES[from]) {
        const left = without(from, to, () => [...reachableFrom(anIssue())].toSorted());
        expect(left, `without ${from} to ${to}`).to.not.deep.equal(everything);
      }
    }
  });
});

const settled = (kind: CallOutcome['kind'], attempts: number) => (delivery: Delivery) => {
  const reason = { reason: 'said so' };
  const outcome = { kind, ...(kind === 'applied' ? { references: [] } : reason) } as CallOutcome;
  const transcript = { request: null, answer: null };
  const schedule = { ...DEFAULT_RETRY_SCHEDULE, attempts };
  delivery.settle('me', { outcome, at, transcript, schedule, fraction: 0 });
};

/** All that can be done with a delivery. */
const DOINGS: readonly ((delivery: Delivery) => void)[] = [
  (delivery) => delivery.claim('me', at, at),
  (delivery) => delivery.giveBack('me', at),
  (delivery) => delivery.withdraw(at),
  (delivery) => delivery.interrupt(at, { attempts: 1 }),
  (delivery) => delivery.interrupt(at),
  (delivery) => delivery.replay([], at),
  (delivery) => delivery.replay([{ outcome: 'unknown' } as Attempt], at),
  (delivery) => delivery.conclude('applied', 'an operator asked', at),
  (delivery) => delivery.conclude('refused', 'an operator asked', at),
  ...(['applied', 'refused', 'not-found', 'no-effect', 'unknown'] as const).flatMap((kind) => [
    settled(kind, 1),
    settled(kind, 12),
  ]),
];

/** What can be done and how far it leads, told as `state, doing, state`, from the first state on. */
function reachableFrom(first: DeliverySnapshot): ReadonlySet<string> {
  const steps = new Set<string>();
  const seen = new Set<string>();
  const open = [first];
  for (let stand = open.pop(); stand !== undefined; stand = open.pop()) {
    const place = `${stand.state} ${stand.claim === null ? 'free' : 'claimed'} ${Math.min(stand.attemptCount, 2)}`;
    if (seen.has(place)) continue;
    seen.add(place);
    for (const [number, doing] of DOINGS.entries()) {
      const delivery = Delivery.restore(stand);
      try {
        doing(delivery);
      } catch (error) {
        if (error instanceof DomainError) continue;
        throw error;
      }
      steps.add(`${stand.state}, doing ${number}, ${delivery.snapshot.state}`);
      open.push(delivery.snapshot);
    }
  }
  return steps;
}

function anIssue(): DeliverySnapshot {
  const issue = issueOf(generated(), request, occasion);
  return Delivery.of(issue, 1, { correlationId: 'correlation-1' }, at).snapshot;
}

/** What the work gives while the table lacks one move. */
function without<Result>(from: DeliveryState, to: DeliveryState, work: () => Result): Result {
  const table = DELIVERY_MOVES as Record<DeliveryState, readonly DeliveryState[]>;
  const whole = table[from];
  table[from] = whole.filter((state) => state !== to);
  try {
    return work();
  } finally {
    table[from] = whole;
  }
}
