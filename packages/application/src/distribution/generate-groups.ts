import { DEFAULT_LANGUAGE, type Language, type OrderId } from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import type { Courier } from '../delivery/courier.js';
import { lockOrder } from '../shared/find-order.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { GroupGenerator } from './group-generator.js';
import type { GroupReading, GroupReadings } from '../reading/group-reading.js';

export interface GenerateGroupsCommand {
  readonly orderId: OrderId;
  readonly caller: Caller;
  /** The language of tickets that generate itself hands over; default Bokmål. */
  readonly language?: Language;
}

/** Makes the groups and tickets of the order's current version, once, however often it is asked to. */
export class GenerateGroups {
  constructor(
    private readonly work: UnitOfWork,
    private readonly generator: GroupGenerator,
    private readonly courier: Courier,
    private readonly readings: GroupReadings,
  ) {}

  /**
   * @returns all groups of the order
   * @throws DomainError `order/not-found`, `order/not-confirmed`
   */
  async execute({ orderId, caller, language = DEFAULT_LANGUAGE }: GenerateGroupsCommand): Promise<GroupReading[]> {
    const { deliveries, groups } = await this.work.once(
      caller,
      'generate',
      async (transaction) => {
        const order = await lockOrder(transaction.orders, orderId, caller);
        const stored = await this.generator.generate(transaction, order, { caller, language });
        return { deliveries: stored, groups: await this.readings.ofOrder(transaction, orderId, caller) };
      },
      async (transaction) => ({
        deliveries: [],
        groups: await this.readings.ofOrder(transaction, orderId, caller),
      }),
    );
    this.courier.dispatch(deliveries);
    return groups;
  }
}
