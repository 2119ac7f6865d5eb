import { DomainError } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { BehindWebService, PassInDevice, PassTicket } from '../ports/pass-maker.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { passCursor, takePassCursor } from './pass-cursor.js';
import { passTicketOf } from './pass-ticket.js';

/** More telephones than one holder has; beyond, those registered for longest are forgotten. */
const MOST_DEVICES = 50;
/** Anybody may complain: one complaint in this time is written down. */
const COMPLAINT_EVERY_MS = 1000;

const TAG = /^\d{1,16}$/;

/**
 * What stands behind the web service for telephones. A tag says up to which position of the feed they know what changed: all
 * changes up to it were marked when it was given, so that none comes to light behind it.
 */
export class KeptPasses implements BehindWebService {
  private complainedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
  ) {}

  /** @throws DomainError `documents/pass-not-found` */
  add(registration: PassInDevice & { readonly pushToken: string }): Promise<boolean> {
    return this.work.run(async (transaction) => {
      const { passes } = transaction;
      const { serialNumber } = registration;
      const cursor = await takePassCursor(transaction);
      const pass = await passes.find(serialNumber);
      if (pass === undefined) throw unknownPass(serialNumber);
      const there = await passes.registrationsOf([serialNumber]);
      const known = there.find((one) => isSameDevice(one, registration));
      if (known?.pushToken === registration.pushToken) return false;
      const registeredAt = this.clock.now();
      if (known === undefined && there.length >= MOST_DEVICES && there[0] !== undefined) {
        await passes.unregister(there[0]);
      }
      await passes.register({ ...registration, registeredAt });
      // It may have changed between its download and now.
      const changedAt = Math.max(pass.changedAt, cursor + 1);
      await passes.save({ ...pass, changedAt, attempts: 0, nextAttemptAt: registeredAt });
      return known === undefined;
    });
  }

  async remove(registration: PassInDevice): Promise<void> {
    await this.work.run(({ passes }) => passes.unregister(registration));
  }

  changedSince(deviceLibraryIdentifier: string, passTypeIdentifier: string, tag: string | null) {
    return this.work.read(async (snapshot) => {
      const cursor = (await passCursor(snapshot)) ?? 0;
      const asked = tag !== null && TAG.test(tag) ? Number(tag) : 0;
      const after = asked > cursor ? 0 : asked;
      const device = { deviceLibraryIdentifier, passTypeIdentifier };
      return { serialNumbers: await snapshot.passes.changedSince(device, after), tag: String(cursor) };
    });
  }

  async latest(serialNumber: string): Promise<PassTicket | null> {
    const [pass, group] = await this.work.read(async ({ passes, groups }) => {
      const found = await passes.find(serialNumber);
      return [found, found && (await groups.ofTicket(found.ticketDistributionId))] as const;
    });
    if (pass === undefined || group === undefined) return null;
    return passTicketOf(this.codes, pass, group.snapshot, this.clock.now());
  }

  complain(lines: readonly string[]): void {
    const now = this.clock.elapsed();
    if (now - this.complainedAt < COMPLAINT_EVERY_MS) return;
    this.complainedAt = now;
    this.log.failed(null, new Error(`A telephone complains of its passes: ${lines.join(' | ')}`));
  }
}

function isSameDevice(one: PassInDevice, other: PassInDevice): boolean {
  return (
    one.deviceLibraryIdentifier === other.deviceLibraryIdentifier && one.passTypeIdentifier === other.passTypeIdentifier
  );
}

function unknownPass(serialNumber: string): DomainError {
  return new DomainError('documents/pass-not-found', `Pass ${serialNumber} is not known.`, { serialNumber });
}
