import type { PdfTicket, PdfTicketSearch } from '@ticket-distribution/application';
import type { Instant, OrderId, OrderLineId, PdfTicketId, TicketDistributionId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const DAY = '2027-03-01T00:00:00.000Z' as Instant;

const aPdfTicket = (id: string, said: Partial<PdfTicket> = {}): PdfTicket => ({
  id: id as PdfTicketId,
  orderId: 'SOLD' as OrderId,
  orderLineId: 'line-1' as OrderLineId,
  orderVersion: 3,
  orderLineVersion: 2,
  organisationId: 1,
  ticketDistributionId: 'ticket-1' as TicketDistributionId,
  codeNumber: 4,
  keyId: 'fp8HHnFP',
  language: 'nno',
  createdAt: '2026-12-01T09:30:00.125Z' as Instant,
  deleteAt: DAY,
  pdf: 'JVBERi0xLjQ='.repeat(5000),
  ...said,
});

export function pdfTicketsContract({ describe, it }: Suite, store: FreshStore): void {
  const add = (...pdfTickets: readonly PdfTicket[]): Promise<void> =>
    store.transactions.run((transaction) => transaction.pdfTickets.add(pdfTickets));
  const found = async (search: Partial<PdfTicketSearch>) =>
    store.read(({ pdfTickets }) => pdfTickets.search({ page: 0, perPage: 10, ...search }));
  const idsOf = async (search: Partial<PdfTicketSearch>) => (await found(search)).items.map(({ id }) => id);

  describe('PDF tickets', () => {
    it('come back as they were added, by id and by order', async () => {
      const [one, other] = [aPdfTicket('pdf-1'), aPdfTicket('pdf-2', { orderId: 'OTHER' as OrderId })];
      await add(one, other);
      expect(await store.read(({ pdfTickets }) => pdfTickets.find(one.id))).to.deep.equal(one);
      expect(await store.read(({ pdfTickets }) => pdfTickets.find('none' as PdfTicketId))).to.equal(undefined);
      expect(await store.read(({ pdfTickets }) => pdfTickets.ofOrder(other.orderId))).to.deep.equal([other]);
    });

    it('are found by every filter, all of which hold, the oldest first', async () => {
      const later = { createdAt: '2026-12-02T09:30:00.125Z' as Instant };
      const others = {
        orderId: 'OTHER' as OrderId,
        orderLineId: 'line-2' as OrderLineId,
        ticketDistributionId: 'ticket-2' as TicketDistributionId,
        organisationId: 2,
      };
      await add(aPdfTicket('pdf-3', { ...others, ...later }), aPdfTicket('pdf-2', later), aPdfTicket('pdf-1'));
      expect(await idsOf({})).to.deep.equal(['pdf-1', 'pdf-2', 'pdf-3']);
      for (const [name, value] of Object.entries(others))
        expect(await idsOf({ [name]: value }), name).to.deep.equal(['pdf-3']);
      expect(await idsOf({ ids: ['pdf-3', 'pdf-1', 'none'] as PdfTicketId[] })).to.deep.equal(['pdf-1', 'pdf-3']);
      expect(await idsOf({ ids: ['pdf-1'] as PdfTicketId[], organisationId: 2 })).to.deep.equal([]);
      const page = await found({ page: 1, perPage: 2 });
      expect([page.items.map(({ id }) => id), page.totalItems]).to.deep.equal([['pdf-3'], 3]);
    });

    it('are deleted on their day, and with their order, and counted', async () => {
      const dueLater = { deleteAt: '2027-03-01T00:00:00.001Z' as Instant };
      await add(aPdfTicket('pdf-1'), aPdfTicket('pdf-2', dueLater), aPdfTicket('pdf-3', dueLater));
      await store.transactions.run(({ pdfTickets }) => pdfTickets.removeDue(DAY));
      expect(await idsOf({})).to.deep.equal(['pdf-2', 'pdf-3']);
      const removed = () => store.transactions.run(({ pdfTickets }) => pdfTickets.removeOf('SOLD' as OrderId));
      expect([await removed(), await removed()]).to.deep.equal([2, 0]);
    });
  });
}
