import type {
  HandedOutPass,
  PassInDevice,
  PassRegistration,
  PassRepository,
  RemovedPasses,
} from '@ticket-distribution/application';
import type { Instant, OrderId, TicketDistributionId } from '@ticket-distribution/domain';
import {
  type PassRegistrationRow,
  type PassRow,
  passRegistrationSchema,
  passSchema,
  toPass,
  toPassRegistration,
} from '../rows/pass-rows.js';
import { lostRevision } from '../shared/faults.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';

/** How many claims of processes that are gone may stand before others in the queue. */
const CLAIMS_PASSED_OVER = 100;

/** Passes and their registrations, of one transaction, kept by TypeORM. */
export class TypeormPassRepository implements PassRepository {
  private readonly passes: Table<PassRow>;
  private readonly registrations: Table<PassRegistrationRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.passes = new Table(session, passSchema);
    this.registrations = new Table(session, passRegistrationSchema);
  }

  find(serialNumber: string): Promise<HandedOutPass | undefined> {
    return this.unit.do(async () => (await this.passes.find({ serialNumber })).map(toPass)[0]);
  }

  ofTickets(ids: readonly TicketDistributionId[]): Promise<HandedOutPass[]> {
    return this.unit.do(async () => {
      if (ids.length === 0) return [];
      return (await this.passes.find({ ticketDistributionId: ids }, { by: ['serialNumber'] })).map(toPass);
    });
  }

  ofOrder(orderId: OrderId): Promise<HandedOutPass[]> {
    return this.unit.do(async () => (await this.passes.find({ orderId }, { by: ['serialNumber'] })).map(toPass));
  }

  due(at: Instant, limit: number): Promise<HandedOutPass[]> {
    return this.unit.do(async () => {
      const where = { nextAttemptAt: is('<=', at) };
      const by = ['nextAttemptAt', 'serialNumber'] as const;
      const rows = await this.passes.find(where, { by, limit: limit + CLAIMS_PASSED_OVER });
      const free = rows.filter(({ claimedUntil }) => claimedUntil === null || claimedUntil <= at);
      return free.slice(0, limit).map(toPass);
    });
  }

  registrationsOf(serialNumbers: readonly string[]): Promise<PassRegistration[]> {
    return this.unit.do(async () => {
      if (serialNumbers.length === 0) return [];
      const by = ['registeredAt', 'deviceLibraryIdentifier', 'serialNumber'] as const;
      return (await this.registrations.find({ serialNumber: serialNumbers }, { by })).map(toPassRegistration);
    });
  }

  changedSince(
    device: Pick<PassInDevice, 'deviceLibraryIdentifier' | 'passTypeIdentifier'>,
    after: number,
  ): Promise<string[]> {
    return this.unit.do(async () => {
      const held = is('IN', this.registrations.values('serialNumber', device));
      const where = { serialNumber: held, changedAt: is('>', after) };
      return (await this.passes.find(where, { by: ['serialNumber'] })).map(({ serialNumber }) => serialNumber);
    });
  }

  save(pass: HandedOutPass): Promise<void> {
    return this.unit.do(async () => {
      const { serialNumber, revision } = pass;
      const row = { ...pass, revision: revision + 1 };
      if (revision === 0) return this.passes.insert([row]);
      const { serialNumber: _same, ...changes } = row;
      const lost = (): Error => lostRevision('Pass', serialNumber, revision);
      await this.passes.change(row, changes, { where: { revision }, lost });
    });
  }

  markAll(changedAt: number, nextAttemptAt: Instant): Promise<void> {
    return this.unit.do(async () => {
      const { table, columns } = this.passes.names;
      const statement = this.passes.statement();
      const changes = [
        `${columns.revision} = ${columns.revision} + 1`,
        `${columns.changedAt} = ${statement.value(changedAt)}`,
        `${columns.nextAttemptAt} = ${statement.value(nextAttemptAt)}`,
      ];
      await statement.affected(`UPDATE ${table} SET ${changes.join(', ')}`);
    });
  }

  register(registration: PassRegistration): Promise<void> {
    return this.unit.do(() => this.registrations.replace([registration]));
  }

  unregister({ deviceLibraryIdentifier, passTypeIdentifier, serialNumber }: PassInDevice): Promise<void> {
    return this.unit.do(() => this.registrations.remove({ deviceLibraryIdentifier, passTypeIdentifier, serialNumber }));
  }

  removeOf(orderId: OrderId): Promise<RemovedPasses> {
    return this.unit.do(async () => {
      const ofOrder = is('IN', this.passes.values('serialNumber', { orderId }));
      const passRegistrations = await this.registrations.deleted({ serialNumber: ofOrder });
      return { passes: await this.passes.deleted({ orderId }), passRegistrations };
    });
  }
}
