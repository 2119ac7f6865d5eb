import {
  type FulfillmentPolicies,
  type Order,
  TICKET_MOVES,
  TicketDistributionGroup,
  canonicalText,
  carryOut,
  isAllKeep,
  methodsOf,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import type { TestRunner } from '../runner/test-runner.js';
import { anyPlayedHistory } from './any-played-history.js';
import { CodeWatch } from './code-watch.js';
import { expectAgreement } from './expect-agreement.js';
import type { HistoryStage } from './history-stage.js';
import { laws } from './law.js';
import { broughtToRest, playedHistory } from './play-history.js';
import { anyRegrouping, expectNobodyLeft } from './regrouping-laws.js';
import { anyFamily, expectSiblingsHandedOver } from './sibling-laws.js';

/**
 * The laws of following changes through to the ticket systems: whatever callers, travellers and ticket systems did and
 * whichever calls were lost, in the end each system holds what the groups say, or a drift names the difference. On the way
 * nobody is without a ticket while one takes another's place, in an exchange from line to line too; what was moved stays
 * moved, what was handed over on a card goes to the card, and no pickup opens after the end.
 *
 * @param runs histories tried
 */
export function followThroughLaws(runner: TestRunner, name: string, policies: FulfillmentPolicies, runs = 300): void {
  const methods = methodsOf(policies);
  laws(runner, `Following changes through by ${name}`, runs, (law) => {
    law(
      'ends with ticket systems that hold what the groups say, or with drifts that name the difference',
      anyPlayedHistory(methods),
      (scenes) => {
        const stage = broughtToRest(playedHistory('9KX4T2QH' as Order['id'], scenes, policies));
        expectAgreement(stage);
        expectRest(stage);
        expectToldOnce(stage);
        expectTrueHistory(stage);
      },
    );
    law(
      'shows codes of which each says one thing for ever, and revokes exactly those that count no more',
      anyPlayedHistory(methods),
      (scenes) => {
        const watch = new CodeWatch();
        const stage = playedHistory('9KX4T2QH' as Order['id'], scenes, policies, (played) => watch.see(played));
        watch.see(broughtToRest(stage));
      },
    );
    law(
      'leaves no traveller without a ticket while they part and come together in exchanges',
      anyRegrouping(methods),
      (regrouping) => expectNobodyLeft(regrouping, policies),
    );
    law(
      'hands over the siblings of a ticket that its system refuses or could never take',
      anyFamily(methods),
      (family) => expectSiblingsHandedOver(family, policies),
    );
  });
}

/** Nothing is left to be told, to be seen or to be planned. */
function expectRest(stage: HistoryStage): void {
  const before = stage.groups.map(({ snapshot }) => snapshot);
  for (const group of stage.groups) {
    expect(stage.openOf(group), 'unanswered deliveries').to.have.length(0);
    expect(group.wantsFollowUp(stage.facts(group)), 'something to be told').to.equal(false);
  }
  const plan = stage.plan();
  expect(isAllKeep(plan), 'planning again is all keep').to.equal(true);
  const again = before.map((snapshot) => TicketDistributionGroup.restore(snapshot));
  carryOut(plan, again, new SequentialIds(), stage.occasion());
  expect(again.filter(({ isChanged }) => isChanged)).to.deep.equal([]);
  stage.look();
  expect(
    stage.groups.map(({ snapshot }) => snapshot),
    'looking again changes nothing',
  ).to.deep.equal(before);
}

/**
 * A cancel that was refused for good stands: histories ask for no repairs, so none is told twice, but that one that went down
 * with others is told again among fewer, or by itself.
 */
function expectToldOnce({ handOvers }: HistoryStage): void {
  const cancels = handOvers.flatMap((told) =>
    told.operation === 'cancel'
      ? told.ticketDistributionIds.map((id, _, all) => [id, told.issueKey, told.pickedUp, all.length])
      : [],
  );
  expect(new Set(cancels.map(canonicalText)).size, 'each cancel is told once').to.equal(cancels.length);
}

/** Every move is legal and numbered without a gap, and the last one says where the ticket stands; so are decisions. */
function expectTrueHistory({ groups }: HistoryStage): void {
  for (const { snapshot, newMoves, newDecisions } of groups) {
    expect(newDecisions.map(({ number }) => number)).to.deep.equal(upTo(snapshot.decisionCount));
    for (const { id, status, moveCount } of snapshot.tickets) {
      const moves = newMoves.filter(({ ticketDistributionId }) => ticketDistributionId === id);
      expect(moves.map(({ number }) => number)).to.deep.equal(upTo(moveCount));
      expect(moves.map(({ from }) => from)).to.deep.equal([null, ...moves.slice(0, -1).map(({ to }) => to)]);
      expect(moves.at(-1)?.to).to.equal(status);
      for (const { from, to } of moves) {
        if (from !== null && from !== to) expect(TICKET_MOVES[from], `from ${from}`).to.include(to);
      }
    }
  }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
