import { type Instant, type OrderId, isAnswered } from '@ticket-distribution/domain';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { DriftBook } from '../drifts/drift-book.js';
import type { Clock } from '../ports/clock.js';
import type { NamingOrders } from '../ports/order-repository.js';
import type { Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { reachesAll } from '../shared/may-reach.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { eraseElsewhere } from './erase-elsewhere.js';
import { eraseInOrder } from './erase-in-order.js';
import { type ErasureReceipt, NOTHING_ERASED, type StillInUse, allErased } from './erasure-receipt.js';
import { type CustomerInOrder, customerInOrder, stillInUse } from './orders-of-customer.js';
import { toldTicketSystems } from './told-ticket-systems.js';
import { readWholeOrder, storyOf } from './whole-order.js';

export interface EraseCustomerCommand {
  readonly customerId: string;
  /** Also where a ticket is live and not over, or a delivery has no answer. */
  readonly force: boolean;
  readonly caller: Caller;
}

/** How many orders are looked through at once. */
const ORDERS_AT_ONCE = 500;

/** What is said of an erasure in the audit: whom it was about is not. */
const ACT = { kind: 'erase-customer', subject: 'customer' } as const;

/**
 * Erases a customer in all that is stored of the caller's orders: an order at a time, under its lock. One that broke off is
 * ended by the next.
 */
export class EraseCustomer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly drifts: DriftBook,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns what was erased: nothing where the customer is not known
   * @throws DomainError `customer/still-in-use` when a ticket is live and not over, or a delivery has no answer, unless it is
   *   forced; no order is touched then, but for those that were erased before one came into use
   */
  execute(command: EraseCustomerCommand): Promise<ErasureReceipt> {
    return this.audit.refusalsOf(ACT, command.caller, async () => {
      let receipt = noneErased(this.clock.now());
      for (const orderId of await this.ordersNaming(command)) {
        receipt = together(receipt, await this.eraseIn(orderId, command));
      }
      return this.end(receipt, command);
    });
  }

  /** The orders of the caller in which the customer is named, by id. */
  private async ordersNaming(command: EraseCustomerCommand): Promise<readonly OrderId[]> {
    const found: OrderId[] = [];
    const inUse: StillInUse[] = [];
    let after: OrderId | null = null;
    do {
      const asked = { customerId: command.customerId, after, limit: ORDERS_AT_ONCE };
      const page: NamingOrders = await this.work.read(({ orders }) => orders.naming(asked));
      for (const orderId of page.ids) {
        const one = await this.work.read((snapshot) => customerInOrder(snapshot, orderId, command, this.clock.now()));
        if (one === null) continue;
        found.push(orderId);
        if (one.inUse !== null) inUse.push(one.inUse);
      }
      after = page.next;
    } while (after !== null);
    if (inUse.length > 0 && !command.force) throw stillInUse(inUse);
    return found;
  }

  private eraseIn(orderId: OrderId, command: EraseCustomerCommand): Promise<Partial<ErasureReceipt>> {
    return this.work.run(async (transaction) => {
      await transaction.orders.lock(orderId);
      const found = await customerInOrder(transaction, orderId, command, this.clock.now());
      if (found === null) return {};
      if (found.inUse !== null && !command.force) throw stillInUse([found.inUse]);
      const isCalling = found.read.deliveries.some(({ snapshot: { claim } }) => claim !== null);
      if (isCalling) return { stillNamed: [{ orderId, why: 'call-under-way' }] };
      return this.erase(transaction, found, command.caller);
    }, command.caller);
  }

  private async erase(
    transaction: Transaction,
    { read, person }: CustomerInOrder,
    caller: Caller,
  ): Promise<Partial<ErasureReceipt>> {
    const whole = await readWholeOrder(transaction, read);
    const { id: orderId, organisationId } = whole.order;
    const groupIds = whole.groups.map(({ id }) => id);
    const ticketSystems = toldTicketSystems(storyOf(whole), person);
    const inOrder = await eraseInOrder(transaction, whole, person, this.clock.now());
    if (whole.deliveries.some(({ snapshot }) => !isAnswered(snapshot.state)))
      await this.writeDrifts(transaction, orderId);
    const keptAnswers = await transaction.requests.forgetAnswers([orderId, ...groupIds]);
    const erased = allErased(inOrder, { keptAnswers });
    const details = { erased, ticketSystems };
    await this.audit.write(transaction, { ...ACT, orderId, organisationId, details }, caller);
    return { erased, orderIds: [orderId], ticketSystems };
  }

  /** What was set aside is listed as what nobody knows the outcome of. */
  private async writeDrifts(transaction: Transaction, orderId: OrderId): Promise<void> {
    const groups = (await transaction.groups.ofOrder(orderId)).map(({ snapshot }) => snapshot);
    for (const group of groups) {
      const open = (await transaction.deliveries.openOf([group.id])).map(({ snapshot }) => snapshot);
      const others = groups.filter((other) => other !== group);
      await this.drifts.writeKnown(transaction, group, open, others, this.clock.now());
    }
  }

  private end(receipt: ErasureReceipt, { customerId, caller }: EraseCustomerCommand): Promise<ErasureReceipt> {
    return this.work.run(async (transaction) => {
      const isAll = reachesAll(caller, 'change');
      const elsewhere = isAll ? await eraseElsewhere(transaction, customerId) : NOTHING_ERASED;
      const ended = { ...receipt, erased: allErased(receipt.erased, elsewhere) };
      const { erased, orderIds, stillNamed } = ended;
      await this.audit.write(transaction, { ...ACT, details: { erased, orderIds, stillNamed } }, caller);
      return ended;
    }, caller);
  }
}

function noneErased(at: Instant): ErasureReceipt {
  return { at, erased: NOTHING_ERASED, orderIds: [], stillNamed: [], ticketSystems: [] };
}

function together(receipt: ErasureReceipt, part: Partial<ErasureReceipt>): ErasureReceipt {
  return {
    ...receipt,
    erased: allErased(receipt.erased, part.erased ?? {}),
    orderIds: [...receipt.orderIds, ...(part.orderIds ?? [])],
    stillNamed: [...receipt.stillNamed, ...(part.stillNamed ?? [])],
    ticketSystems: [...receipt.ticketSystems, ...(part.ticketSystems ?? [])],
  };
}
