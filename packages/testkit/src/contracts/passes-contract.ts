import { ConcurrencyConflict, type HandedOutPass, type PassRegistration } from '@ticket-distribution/application';
import type { Instant, OrderId, TicketDistributionId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const SOON = '2026-12-01T10:00:00.000Z' as Instant;
const LATER = '2026-12-01T10:00:00.001Z' as Instant;
const TYPE = 'pass.org.example.tickets';
/** Larger than 32 bits hold. */
const FAR = 5_000_000_000;

const aPass = (serialNumber: string, other: Partial<HandedOutPass> = {}): HandedOutPass => ({
  serialNumber,
  revision: 0,
  orderId: 'ORDER-1' as OrderId,
  ticketDistributionId: 'ticket-1' as TicketDistributionId,
  holderCustomerId: '1000042',
  customerAccountRef: null,
  googleSince: null,
  changedAt: 1,
  attempts: 0,
  nextAttemptAt: null,
  claimedUntil: null,
  fault: null,
  ...other,
});

const aRegistration = (
  device: string,
  serialNumber: string,
  other: Partial<PassRegistration> = {},
): PassRegistration => ({
  deviceLibraryIdentifier: device,
  passTypeIdentifier: TYPE,
  serialNumber,
  pushToken: 'ab12',
  registeredAt: SOON,
  ...other,
});

const stored = (pass: HandedOutPass): HandedOutPass => ({ ...pass, revision: pass.revision + 1 });

export function passesContract({ describe, it }: Suite, store: FreshStore): void {
  const save = (...saved: readonly HandedOutPass[]): Promise<void> =>
    store.transactions.run(async ({ passes }) => {
      for (const pass of saved) await passes.save(pass);
    });
  const register = (...registrations: readonly PassRegistration[]): Promise<void> =>
    store.transactions.run(async ({ passes }) => {
      for (const registration of registrations) await passes.register(registration);
    });
  const find = (serialNumber: string) => store.read(({ passes }) => passes.find(serialNumber));
  const registrationsOf = (...serialNumbers: readonly string[]) =>
    store.read(({ passes }) => passes.registrationsOf(serialNumbers));
  const changedSince = (device: string, after: number, passTypeIdentifier = TYPE) =>
    store.read(({ passes }) => passes.changedSince({ deviceLibraryIdentifier: device, passTypeIdentifier }, after));
  const due = (at: Instant, limit = 10) =>
    store.read(async ({ passes }) => (await passes.due(at, limit)).map(({ serialNumber }) => serialNumber));

  describe('Passes in wallets, and pass registrations', () => {
    it('come back as they were saved, by serial number, ticket and order', async () => {
      const one = aPass('b.1', { customerAccountRef: 'ENT:CustomerAccount:a', googleSince: SOON, changedAt: FAR });
      const other = aPass('a.2', { ticketDistributionId: 'ticket-2' as TicketDistributionId, fault: 'away' });
      await save(one, other, aPass('c.1', { orderId: 'ORDER-2' as OrderId }));
      expect(await find('b.1')).to.deep.equal(stored(one));
      expect(await find('nothing')).to.equal(undefined);
      const both = await store.read(({ passes }) => passes.ofOrder('ORDER-1' as OrderId));
      expect(both).to.deep.equal([stored(other), stored(one)]);
      const ids = ['ticket-2', 'ticket-3'] as TicketDistributionId[];
      expect(await store.read(({ passes }) => passes.ofTickets(ids))).to.deep.equal([stored(other)]);
      expect(await store.read(({ passes }) => passes.ofTickets([]))).to.deep.equal([]);
    });

    it('are saved by who read them last, and by nobody else', async () => {
      await save(aPass('a.1'));
      const read = stored(aPass('a.1'));
      await save({ ...read, fault: 'first' });
      expect(await rejection(save({ ...read, fault: 'second' }))).to.be.instanceOf(ConcurrencyConflict);
      expect(await find('a.1')).to.deep.equal({ ...read, revision: 2, fault: 'first' });
    });

    it('are due when their time has come and nobody tells their wallets, the longest waiting first', async () => {
      await save(
        aPass('a.1', { nextAttemptAt: LATER }),
        aPass('b.1', { nextAttemptAt: SOON }),
        aPass('c.1', { nextAttemptAt: SOON, claimedUntil: LATER }),
        aPass('d.1'),
      );
      expect(await due('2026-12-01T09:59:59.999Z' as Instant)).to.deep.equal([]);
      expect(await due(SOON)).to.deep.equal(['b.1']);
      expect(await due(LATER)).to.deep.equal(['b.1', 'c.1', 'a.1']);
      expect(await due(LATER, 1)).to.deep.equal(['b.1']);
    });

    it('are registered once for each telephone, with the newest push token', async () => {
      const [late, early] = [aRegistration('phone-1', 'a.1', { registeredAt: LATER }), aRegistration('phone-2', 'a.1')];
      await register(late, early, aRegistration('phone-1', 'b.1'));
      expect(await registrationsOf('a.1')).to.deep.equal([early, late]);
      await register({ ...early, pushToken: 'cd34' });
      expect(await registrationsOf('a.1')).to.deep.equal([{ ...early, pushToken: 'cd34' }, late]);
      await store.transactions.run(({ passes }) => passes.unregister(early));
      await store.transactions.run(({ passes }) => passes.unregister(early));
      expect(await registrationsOf('a.1')).to.deep.equal([late]);
      expect(await registrationsOf()).to.deep.equal([]);
    });

    it('tell a telephone which of its own changed behind a position', async () => {
      await save(aPass('a.1', { changedAt: FAR }), aPass('b.1', { changedAt: 7 }), aPass('c.1', { changedAt: FAR }));
      await register(aRegistration('phone-1', 'b.1'), aRegistration('phone-1', 'a.1'), aRegistration('phone-2', 'c.1'));
      expect(await changedSince('phone-1', 0)).to.deep.equal(['a.1', 'b.1']);
      expect(await changedSince('phone-1', 7)).to.deep.equal(['a.1']);
      expect(await changedSince('phone-1', FAR)).to.deep.equal([]);
      expect(await changedSince('phone-1', 0, 'pass.of.others')).to.deep.equal([]);
      expect(await changedSince('phone-3', 0)).to.deep.equal([]);
    });

    it('are all marked at once, so that who read one before cannot save it', async () => {
      const claimed = aPass('b.1', { claimedUntil: LATER });
      await save(aPass('a.1'), claimed);
      await store.transactions.run(({ passes }) => passes.markAll(FAR, SOON));
      const marked = { revision: 2, changedAt: FAR, nextAttemptAt: SOON };
      expect(await find('a.1')).to.deep.equal({ ...aPass('a.1'), ...marked });
      expect(await find('b.1')).to.deep.equal({ ...claimed, ...marked });
      expect(await rejection(save(stored(claimed)))).to.be.instanceOf(ConcurrencyConflict);
    });

    it('are deleted with their order, and their registrations with them', async () => {
      await save(aPass('a.1'), aPass('b.1', { orderId: 'ORDER-2' as OrderId }));
      const left = aRegistration('phone-1', 'b.1');
      await register(aRegistration('phone-1', 'a.1'), left);
      const removed = await store.transactions.run(({ passes }) => passes.removeOf('ORDER-1' as OrderId));
      expect(removed).to.deep.equal({ passes: 1, passRegistrations: 1 });
      expect([await find('a.1'), await find('b.1')]).to.deep.equal([
        undefined,
        stored(aPass('b.1', { orderId: 'ORDER-2' as OrderId })),
      ]);
      expect(await registrationsOf('a.1', 'b.1')).to.deep.equal([left]);
    });
  });
}
