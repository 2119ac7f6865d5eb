import {
  ConcurrencyConflict,
  type HandedOutPass,
  type PassInDevice,
  type PassRegistration,
  type PassRepository,
  type RemovedPasses,
} from '@ticket-distribution/application';
import type { Instant, OrderId, TicketDistributionId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Passes and their registrations, of one transaction of `InMemoryTransactions`. */
export class InMemoryPassRepository implements PassRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(serialNumber: string): Promise<HandedOutPass | undefined> {
    return this.unit.do(() => this.state.passes.get(serialNumber));
  }

  ofTickets(ids: readonly TicketDistributionId[]): Promise<HandedOutPass[]> {
    return this.unit.do(() => this.sorted(({ ticketDistributionId }) => ids.includes(ticketDistributionId)));
  }

  ofOrder(orderId: OrderId): Promise<HandedOutPass[]> {
    return this.unit.do(() => this.sorted((pass) => pass.orderId === orderId));
  }

  due(at: Instant, limit: number): Promise<HandedOutPass[]> {
    return this.unit.do(() =>
      this.sorted(
        ({ nextAttemptAt, claimedUntil }) =>
          nextAttemptAt !== null && nextAttemptAt <= at && (claimedUntil === null || claimedUntil <= at),
      )
        .toSorted((one, other) => byText(one.nextAttemptAt ?? '', other.nextAttemptAt ?? ''))
        .slice(0, limit),
    );
  }

  registrationsOf(serialNumbers: readonly string[]): Promise<PassRegistration[]> {
    return this.unit.do(() =>
      [...this.state.passRegistrations.values()]
        .filter(({ serialNumber }) => serialNumbers.includes(serialNumber))
        .toSorted(
          (one, other) =>
            byText(one.registeredAt, other.registeredAt) ||
            byText(one.deviceLibraryIdentifier, other.deviceLibraryIdentifier) ||
            byText(one.serialNumber, other.serialNumber),
        ),
    );
  }

  changedSince(
    device: Pick<PassInDevice, 'deviceLibraryIdentifier' | 'passTypeIdentifier'>,
    after: number,
  ): Promise<string[]> {
    return this.unit.do(() =>
      this.sorted(
        ({ serialNumber, changedAt }) =>
          changedAt > after && this.state.passRegistrations.has(nameOf({ ...device, serialNumber })),
      ).map(({ serialNumber }) => serialNumber),
    );
  }

  save(pass: HandedOutPass): Promise<void> {
    return this.unit.do(() => {
      const { serialNumber, revision } = pass;
      if ((this.state.passes.get(serialNumber)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Pass ${serialNumber} was saved since it was read at revision ${revision}.`);
      }
      this.put({ ...pass, revision: revision + 1 });
    });
  }

  markAll(changedAt: number, nextAttemptAt: Instant): Promise<void> {
    return this.unit.do(() => {
      for (const pass of this.state.passes.values()) {
        this.put({ ...pass, revision: pass.revision + 1, changedAt, nextAttemptAt });
      }
    });
  }

  register(registration: PassRegistration): Promise<void> {
    return this.unit.do(() => {
      this.state.passRegistrations.set(nameOf(registration), stored(registration));
    });
  }

  unregister(registration: PassInDevice): Promise<void> {
    return this.unit.do(() => {
      this.state.passRegistrations.delete(nameOf(registration));
    });
  }

  removeOf(orderId: OrderId): Promise<RemovedPasses> {
    return this.unit.do(() => {
      const removed = this.sorted((pass) => pass.orderId === orderId).map(({ serialNumber }) => serialNumber);
      const registrations = [...this.state.passRegistrations].filter(([, { serialNumber }]) =>
        removed.includes(serialNumber),
      );
      for (const serialNumber of removed) this.state.passes.delete(serialNumber);
      for (const [name] of registrations) this.state.passRegistrations.delete(name);
      return { passes: removed.length, passRegistrations: registrations.length };
    });
  }

  private put(pass: HandedOutPass): void {
    this.state.passes.set(pass.serialNumber, stored(pass));
  }

  private sorted(isMeant: (pass: HandedOutPass) => boolean): HandedOutPass[] {
    return [...this.state.passes.values()]
      .filter(isMeant)
      .toSorted((one, other) => byText(one.serialNumber, other.serialNumber));
  }
}

function nameOf({ deviceLibraryIdentifier, passTypeIdentifier, serialNumber }: PassInDevice): string {
  return JSON.stringify([deviceLibraryIdentifier, passTypeIdentifier, serialNumber]);
}
