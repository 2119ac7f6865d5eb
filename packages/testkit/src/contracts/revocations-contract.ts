import type { Revocation } from '@ticket-distribution/application';
import type { Instant, TicketDistributionId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const SOON = '2026-12-01T10:00:00.000Z' as Instant;
const LATER = '2026-12-01T10:00:00.001Z' as Instant;

const ofTicket = (id: string, until: Instant, upTo = 1): Revocation => ({
  ticketDistributionId: id as TicketDistributionId,
  upTo,
  at: '2026-12-01T09:30:00.125Z' as Instant,
  cause: 'GIVEN_AWAY',
  until,
});

export function revocationsContract({ describe, it }: Suite, store: FreshStore): void {
  const outstanding = async (at: string): Promise<Revocation[]> =>
    store.read(({ revocations }) => revocations.outstanding(at as Instant));
  const save = (...saved: readonly Revocation[]): Promise<void> =>
    store.transactions.run(async ({ revocations }) => {
      for (const one of saved) await revocations.save(one);
    });

  describe('Revoked codes', () => {
    it('come back by ticket until they would be over by themselves', async () => {
      const [first, second] = [ofTicket('ticket-1', LATER), ofTicket('ticket-2', SOON)];
      await save(second, first);
      expect(await outstanding('2026-12-01T09:59:59.999Z')).to.deep.equal([first, second]);
      expect(await outstanding(SOON)).to.deep.equal([first]);
      expect(await outstanding(LATER)).to.deep.equal([]);
    });

    it('come back as far as they were revoked at an instant or later', async () => {
      const [before, then] = [ofTicket('ticket-1', LATER), { ...ofTicket('ticket-2', LATER), at: SOON }];
      await save(before, then);
      const since = (at: Instant) => store.read(({ revocations }) => revocations.outstanding(before.at, at));
      expect(await since(SOON)).to.deep.equal([then]);
      expect(await since(before.at)).to.deep.equal([before, then]);
      expect(await since(LATER)).to.deep.equal([]);
    });

    it('take the place of those of the same ticket, also within one transaction', async () => {
      await save(ofTicket('ticket-1', SOON), ofTicket('ticket-1', SOON, 2));
      await save(ofTicket('ticket-1', LATER, 3));
      expect(await outstanding('2026-01-01T00:00:00.000Z')).to.deep.equal([ofTicket('ticket-1', LATER, 3)]);
    });

    it('are forgotten when they are over', async () => {
      const left = ofTicket('ticket-1', LATER);
      await save(left, ofTicket('ticket-2', SOON));
      await store.transactions.run(({ revocations }) => revocations.removeOver(SOON));
      expect(await outstanding('2026-01-01T00:00:00.000Z')).to.deep.equal([left]);
    });
  });
}
