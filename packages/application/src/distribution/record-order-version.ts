import {
  DEFAULT_LANGUAGE,
  type Delivery,
  type FulfillmentPolicies,
  type Language,
  Order,
  type OrderDocument,
  methodsOf,
} from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import type { Courier } from '../delivery/courier.js';
import type { GroupGenerator } from './group-generator.js';
import type { GroupReading, GroupReadings } from '../reading/group-reading.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { findOrder, lockRecordedOrder } from '../shared/find-order.js';

export interface RecordOrderVersionCommand {
  readonly document: OrderDocument;
  readonly caller: Caller;
  /** The language of tickets that generate itself hands over; default Bokmål. */
  readonly language?: Language;
}

export interface RecordedOrder {
  /** `new`: the version was unknown; `replaced`: a DRAFT got other content; `known`: nothing changed. */
  readonly outcome: 'new' | 'replaced' | 'known';
  readonly currentVersion: number | null;
  readonly groups: readonly GroupReading[];
}

/** What was recorded, and the deliveries that follow. */
type Written = Omit<RecordedOrder, 'groups'> & { readonly deliveries: readonly Delivery[] };

/**
 * Takes in one order version and, when that is switched on and the version becomes current, generates its groups in
 * the same transaction.
 */
export class RecordOrderVersion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly generator: GroupGenerator,
    private readonly courier: Courier,
    private readonly policies: FulfillmentPolicies,
    private readonly clock: Clock,
    private readonly readings: GroupReadings,
    private readonly options: { readonly autoGenerate: boolean },
  ) {}

  /**
   * @throws DomainError `request/malformed`, also for a method that is not registered, `order/version-conflict`, `order/other-organisation`, `order/id-taken` when
   *   the order is another organisation's
   */
  async execute(command: RecordOrderVersionCommand): Promise<RecordedOrder> {
    const { document, caller } = command;
    // A request that recorded its version before puts no older draft in the place of what came meanwhile.
    const { deliveries, ...recorded } = await this.work.once(
      caller,
      'record',
      async (transaction) => this.withGroups(transaction, command, await this.record(transaction, command)),
      async (transaction) => {
        const { currentVersion } = await findOrder(transaction.orders, document.id, caller);
        return this.withGroups(transaction, command, { outcome: 'known', currentVersion, deliveries: [] });
      },
    );
    this.courier.dispatch(deliveries);
    return recorded;
  }

  private async withGroups(
    transaction: Transaction,
    { document, caller }: RecordOrderVersionCommand,
    written: Written,
  ) {
    return { ...written, groups: await this.readings.ofOrder(transaction, document.id, caller) };
  }

  private async record(transaction: Transaction, command: RecordOrderVersionCommand): Promise<Written> {
    const { document } = command;
    const { orders } = transaction;
    const order = (await lockRecordedOrder(orders, document, command.caller)) ?? Order.empty(document.id);
    const { currentVersion: before, organisationId: owner } = order;
    const outcome = order.record(document, this.clock.now(), methodsOf(this.policies));
    const isGenerating = this.options.autoGenerate && order.currentVersion !== before;
    if (!isGenerating && outcome !== 'known') await orders.save(order);
    if (owner !== null && order.organisationId !== owner) await this.passOn(transaction, order);
    const { caller, language = DEFAULT_LANGUAGE } = command;
    const deliveries = isGenerating ? await this.generator.generate(transaction, order, { caller, language }) : [];
    return { outcome, currentVersion: order.currentVersion, deliveries };
  }

  /** What became of an order is for those to see and to change who may see and change the order. */
  private async passOn({ groups, drifts }: Transaction, { id, organisationId }: Order): Promise<void> {
    if (organisationId === null) return;
    for (const group of await groups.ofOrder(id)) {
      group.belongTo(organisationId, this.clock.now());
      if (group.isChanged) await groups.save(group);
    }
    await drifts.giveTo(organisationId, id);
  }
}
