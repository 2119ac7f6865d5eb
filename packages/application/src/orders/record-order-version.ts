import { DEFAULT_LANGUAGE, DomainError, type Language, Order, type OrderDocument } from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import type { Courier } from '../delivery/courier.js';
import type { GroupGenerator } from '../distribution/group-generator.js';
import { type GroupReading, readGroups } from '../distribution/group-reading.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction, Transactions } from '../ports/transactions.js';
import { serialised } from '../shared/serialised.js';

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
  /** Why the groups were left as they are, though the version became current; the order is recorded all the same. */
  readonly refusal: DomainError | null;
}

/**
 * Takes in one order version and, when that is switched on and the version becomes current, generates its groups in
 * the same transaction.
 */
export class RecordOrderVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly generator: GroupGenerator,
    private readonly courier: Courier,
    private readonly clock: Clock,
    private readonly options: { readonly autoGenerate: boolean },
  ) {}

  /**
   * @throws DomainError `request/malformed`, `order/version-conflict`
   */
  async execute(command: RecordOrderVersionCommand): Promise<RecordedOrder> {
    const recorded = await serialised(this.transactions, (transaction) => this.record(transaction, command));
    this.courier.dispatch(recorded.deliveries);
    const { outcome, currentVersion, refusal } = recorded;
    const groups = await this.transactions.read((snapshot) => readGroups(snapshot, command.document.id));
    return { outcome, currentVersion, refusal, groups };
  }

  private async record(transaction: Transaction, command: RecordOrderVersionCommand) {
    const { document } = command;
    const { orders } = transaction;
    const order = (await orders.lock(document.id)) ?? Order.empty(document.id);
    const before = order.currentVersion;
    const outcome = order.record(document, this.clock.now());
    if (outcome !== 'known') await orders.save(order);
    const becameCurrent = order.currentVersion !== before;
    const isDue = this.options.autoGenerate && (becameCurrent || (await this.groupsAreBehind(transaction, order)));
    const generated = isDue
      ? await this.generateIfSupported(transaction, order, command)
      : { deliveries: [], refusal: null };
    return { outcome, currentVersion: order.currentVersion, ...generated };
  }

  /** An earlier change could not be carried out: it is tried, and if need be refused, again. */
  private async groupsAreBehind({ groups }: Transaction, { id, currentVersion }: Order): Promise<boolean> {
    return (await groups.ofOrder(id)).some(({ snapshot }) => snapshot.orderVersion !== currentVersion);
  }

  /** A sale is never unrecordable: a change that cannot be carried out leaves the groups alone and is said. */
  private async generateIfSupported(transaction: Transaction, order: Order, command: RecordOrderVersionCommand) {
    const { caller, language = DEFAULT_LANGUAGE } = command;
    try {
      return {
        deliveries: await this.generator.generate(transaction, order, { caller, language }),
        refusal: null,
      };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'distribution/change-not-supported') throw error;
      return { deliveries: [], refusal: error };
    }
  }
}
