import { ConcurrencyConflict, type Mail } from '@ticket-distribution/application';
import type { Instant, MailId, OrderId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const NOW = '2026-12-01T10:00:00.000Z' as Instant;
const LATER = '2026-12-01T10:00:00.001Z' as Instant;
const BEFORE = '2026-12-01T09:59:59.999Z' as Instant;

const aMail = (id: string, said: Partial<Mail> = {}): Mail => ({
  id: id as MailId,
  revision: 0,
  orderId: 'SOLD' as OrderId,
  organisationId: 1,
  to: 'kari@blåbær.example',
  language: 'nob',
  state: 'QUEUED',
  attempts: 0,
  nextAttemptAt: NOW,
  claimedUntil: null,
  fault: null,
  createdAt: BEFORE,
  updatedAt: BEFORE,
  ...said,
});

export function mailsContract({ describe, it }: Suite, store: FreshStore): void {
  const save = (...saved: readonly Mail[]): Promise<void> =>
    store.transactions.run(async ({ mails }) => {
      for (const mail of saved) await mails.save(mail);
    });
  const find = (id: string) => store.read(({ mails }) => mails.find(id as MailId));
  const due = async (limit = 10) => (await store.read(({ mails }) => mails.due(NOW, limit))).map(({ id }) => id);

  describe('Mails', () => {
    it('come back as they were saved, at the next revision, and change', async () => {
      const mail = aMail('mail-1');
      await save(mail);
      const stored = await find('mail-1');
      expect(stored).to.deep.equal({ ...mail, revision: 1 });
      const sent = { ...mail, revision: 1, state: 'SENT', nextAttemptAt: null, attempts: 1, updatedAt: NOW } as const;
      await save(sent);
      expect(await find('mail-1')).to.deep.equal({ ...sent, revision: 2 });
      expect(await find('none')).to.equal(undefined);
    });

    it('refuse the second of two writers who read the same revision', async () => {
      await save(aMail('mail-1'));
      const read = { ...aMail('mail-1'), revision: 1 };
      await save({ ...read, attempts: 1 });
      expect(await rejection(save({ ...read, attempts: 2 }))).to.be.instanceOf(ConcurrencyConflict);
      expect((await find('mail-1'))?.attempts).to.equal(1);
    });

    it('are due when their time has come and nobody tries them, the longest waiting first', async () => {
      await save(
        aMail('mail-4'),
        aMail('mail-3', { nextAttemptAt: BEFORE }),
        aMail('later', { nextAttemptAt: LATER }),
        aMail('sent', { nextAttemptAt: null }),
        aMail('claimed', { claimedUntil: LATER }),
        aMail('left', { claimedUntil: NOW, nextAttemptAt: BEFORE }),
      );
      expect(await due()).to.deep.equal(['left', 'mail-3', 'mail-4']);
      expect(await due(1)).to.deep.equal(['left']);
    });

    it('are read and deleted by order, and counted', async () => {
      await save(
        aMail('mail-2', { createdAt: NOW }),
        aMail('mail-1'),
        aMail('mail-3', { orderId: 'OTHER' as OrderId }),
      );
      const ofOrder = await store.read(({ mails }) => mails.ofOrder('SOLD' as OrderId));
      expect(ofOrder.map(({ id }) => id)).to.deep.equal(['mail-1', 'mail-2']);
      const removed = () => store.transactions.run(({ mails }) => mails.removeOf('SOLD' as OrderId));
      expect([await removed(), await removed()]).to.deep.equal([2, 0]);
      expect((await find('mail-3'))?.id).to.equal('mail-3');
    });
  });
}
