import { type ReportedTicket, isValidThere, ticketsOf } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { OpenGateway } from './open-gateway.js';
import { cancelOf } from './told-hand-overs.js';

/** More than one where the gateway takes more. */
const KEYS_AT_ONCE = 3;

export function gatewayLooksContract({ describe, it }: Suite, opened: OpenGateway): void {
  const validOf = (told: readonly ReportedTicket[] | null | undefined): readonly string[] =>
    (told ?? []).filter(({ status }) => isValidThere(status)).map((ticket) => ticket.ticketDistributionId);

  describe('A look', () => {
    it('tells each ticket that is held once, as valid, and changes nothing', async () => {
      const issue = await opened.issued();
      const [seen] = await opened.gateway.look(issue.key);
      expect(validOf(seen).toSorted()).to.deep.equal(ticketsOf(issue).toSorted());
      await opened.expectValid([issue], ticketsOf(issue));
    });

    it('tells a cancelled ticket as cancelled, or leaves it out, and the others as before', async () => {
      const issue = await opened.issued();
      const [first, ...others] = ticketsOf(issue);
      await opened.gateway.handOver(cancelOf(issue, first === undefined ? [] : [first]));
      const [seen] = await opened.gateway.look(issue.key);
      expect(validOf(seen)).to.deep.equal(others);
    });

    it('knows nothing of a key that was never told', async () => {
      expect(await opened.gateway.look(opened.issue().key)).to.deep.equal([null]);
    });

    it('tells no ticket under a key that is dead, nor under one that was refused', async () => {
      const [dead, refused] = [opened.issue(), opened.issue()];
      await opened.gateway.handOver(cancelOf(dead));
      await opened.stage.meet('refuse');
      await opened.gateway.handOver(refused);
      await opened.stage.recover();
      for (const { key } of [dead, refused]) {
        const [seen] = await opened.gateway.look(key);
        expect(seen ?? []).to.deep.equal([]);
      }
    });

    it('takes as many keys as its gateway says, and answers each', async () => {
      const { keysPerLook, keysPerCall } = opened.stage.gateway;
      for (const keys of [keysPerLook, keysPerCall])
        expect(Number.isInteger(keys) && keys > 0, `${keys}`).to.equal(true);
      const issue = await opened.issued();
      const unheard = Array.from({ length: Math.min(keysPerLook, KEYS_AT_ONCE) - 1 }, () => opened.issue().key);
      const [seen, ...others] = await opened.gateway.look(issue.key, ...unheard);
      expect(validOf(seen).toSorted()).to.deep.equal(ticketsOf(issue).toSorted());
      expect(others).to.deep.equal(unheard.map(() => null));
    });
  });
}
