import type { KeptDocument } from '@ticket-distribution/application';
import type { Instant, OrderId, TicketDistributionId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const TICKET = 'ticket-1' as TicketDistributionId;

const aDocument = (number: number, said: Partial<KeptDocument> = {}): KeptDocument => ({
  ticketDistributionId: TICKET,
  orderId: 'SOLD' as OrderId,
  number,
  contentType: 'application/pdf',
  base64: 'JVBERi0xLjQ='.repeat(5000),
  sha256: 'ab'.repeat(32),
  href: null,
  expiresAt: null,
  receivedAt: '2026-12-01T09:30:00.125Z' as Instant,
  ...said,
});
const aLink = (number: number, said: Partial<KeptDocument> = {}): KeptDocument =>
  aDocument(number, {
    base64: null,
    sha256: null,
    href: 'https://railway.example/ticket?id=1&x=æ',
    expiresAt: '2027-01-01T00:00:00.000Z' as Instant,
    ...said,
  });

export function returnedDocumentsContract({ describe, it }: Suite, store: FreshStore): void {
  const replace = (...documents: readonly KeptDocument[]): Promise<void> =>
    store.transactions.run(({ returnedDocuments }) =>
      returnedDocuments.replace(documents[0]?.ticketDistributionId ?? TICKET, documents),
    );
  const ofTicket = (id: string = TICKET) =>
    store.read(({ returnedDocuments }) => returnedDocuments.ofTicket(id as TicketDistributionId));

  describe('Documents of ticket systems', () => {
    it('come back as they were stored, in the order of the answer', async () => {
      await replace(aDocument(1), aLink(2));
      expect(await ofTicket()).to.deep.equal([aDocument(1), aLink(2)]);
      expect(await ofTicket('other')).to.deep.equal([]);
    });

    it('take the place of what the ticket had, also within one transaction', async () => {
      await replace(aDocument(1), aLink(2), aLink(3));
      await store.transactions.run(async ({ returnedDocuments }) => {
        await returnedDocuments.replace(TICKET, [aDocument(1)]);
        await returnedDocuments.replace(TICKET, [aLink(1)]);
      });
      expect(await ofTicket()).to.deep.equal([aLink(1)]);
      await replace();
      expect(await ofTicket()).to.deep.equal([]);
    });

    it('are deleted with their order, and counted', async () => {
      const other = { ticketDistributionId: 'ticket-2' as TicketDistributionId, orderId: 'OTHER' as OrderId };
      await replace(aDocument(1), aLink(2));
      await replace(aDocument(1, other));
      const removed = () =>
        store.transactions.run(({ returnedDocuments }) => returnedDocuments.removeOf('SOLD' as OrderId));
      expect([await removed(), await removed()]).to.deep.equal([2, 0]);
      expect(await ofTicket('ticket-2')).to.have.length(1);
    });
  });
}
