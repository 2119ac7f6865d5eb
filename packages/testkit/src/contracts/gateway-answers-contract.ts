import { type CallOutcome, ticketsOf } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { OpenGateway } from './open-gateway.js';
import { anyTicketId, cancelOf, changesOf } from './told-hand-overs.js';

const MAY_HAVE_FAILED: CallOutcome = { kind: 'unknown', reason: 'nobody heard the answer' };

export function gatewayAnswersContract({ describe, it }: Suite, opened: OpenGateway): void {
  describe('The answer to a hand-over', () => {
    it('names every ticket of an issue once, and they are valid', async () => {
      const issue = await opened.issued();
      await opened.expectValid([issue], ticketsOf(issue));
    });

    it('ends a cancel for all of its tickets, and none of them is valid any more', async () => {
      const issue = await opened.issued();
      expect(await opened.gateway.handOver(cancelOf(issue))).to.have.property('kind', 'applied');
      await opened.expectValid([issue], []);
    });

    it('is for the tickets that are named, and the others stay', async () => {
      const issue = await opened.issued();
      const [first, ...others] = ticketsOf(issue);
      const outcome = await opened.gateway.handOver(cancelOf(issue, first === undefined ? [] : [first]));
      expect(outcome.kind).to.equal('applied');
      await opened.expectValid([issue], others);
    });

    it('ends the cancel of a ticket that the system never held, and the others stay', async () => {
      const issue = await opened.issued();
      const outcome = await opened.gateway.handOver(cancelOf(issue, [anyTicketId()]));
      expect(outcome.kind).to.be.oneOf(['applied', 'refused']);
      await opened.expectValid([issue], ticketsOf(issue));
    });

    it('ends every change in place, also one that the system does not have', async () => {
      const issue = await opened.issued();
      for (const change of changesOf(issue)) {
        const { kind } = await opened.gateway.handOver(change);
        expect(kind, `of the ${change.operation}`).to.be.oneOf(['applied', 'refused']);
        await opened.expectValid([issue], ticketsOf(issue));
      }
    });

    it('is a refusal where the system refuses for good, and nothing is valid', async () => {
      const issue = opened.issue();
      await opened.stage.meet('refuse');
      expect(await opened.gateway.handOver(issue)).to.have.property('kind', 'refused');
      await opened.stage.recover();
      await opened.expectValid([issue], []);
    });
  });

  describe('A key', () => {
    it('has its effect once, however often it is told, and is answered alike', async () => {
      const issue = opened.issue();
      const { dedupes } = opened.stage.gateway;
      for (const handOver of [issue, cancelOf(issue)]) {
        const first = await opened.gateway.handOver(handOver);
        expect(first.kind, handOver.operation).to.equal('applied');
        const again = await opened.gateway.again(handOver, MAY_HAVE_FAILED);
        if (dedupes || again.kind !== 'unknown') expect(again, `${handOver.operation} again`).to.deep.equal(first);
        await opened.expectValid([issue], handOver === issue ? ticketsOf(issue) : []);
      }
    });

    it('has its effect once when two tell it at the same moment, and revives nothing when it comes late', async () => {
      const issue = opened.issue();
      await Promise.all([opened.gateway.handOver(issue), opened.gateway.again(issue, MAY_HAVE_FAILED)]);
      await opened.expectValid([issue], ticketsOf(issue));
      await opened.gateway.handOver(cancelOf(issue));
      await opened.gateway.again(issue, MAY_HAVE_FAILED);
      await opened.expectValid([issue], []);
    });

    it('that was cancelled before it came is dead: the cancel is applied, and the issue refused from then on', async () => {
      const issue = opened.issue();
      expect(await opened.gateway.handOver(cancelOf(issue))).to.have.property('kind', 'applied');
      expect(await opened.gateway.handOver(issue)).to.have.property('kind', 'refused');
      await opened.expectValid([issue], []);
    });

    it('that was refused stays refused', async () => {
      const issue = opened.issue();
      await opened.stage.meet('refuse');
      await opened.gateway.handOver(issue);
      await opened.stage.recover();
      const { kind } = await opened.gateway.again(issue, MAY_HAVE_FAILED);
      expect(kind).to.be.oneOf(opened.stage.gateway.dedupes ? ['refused'] : ['refused', 'unknown']);
      await opened.expectValid([issue], []);
    });

    it('that was never told is not known to have been applied or refused', async () => {
      const { kind } = await opened.gateway.ask(opened.issue());
      expect(kind).to.be.oneOf(['not-found', 'unknown', 'no-effect']);
    });
  });
}
