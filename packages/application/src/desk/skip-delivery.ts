import {
  type Delivery,
  type DeliveryKey,
  DomainError,
  type HandOver,
  type Occasion,
  type TicketDistributionGroup,
  type TicketReferences,
  type TicketStatement,
  checkSeenRevision,
  mayStillLand,
  neverTookEffect,
  outcomeOfStatement,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { GroupChanger } from '../distribution/group-changer.js';
import type { GroupKeeper } from '../groups/group-keeper.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { checkAgain } from '../shared/status-check-of.js';
import type { DeliveryReading } from '../reading/ticket-story.js';
import type { AuditTrail, AuditNote } from '../audit/audit-trail.js';
import { findDelivery } from './find-delivery.js';
import { operatorOf } from '../audit/operator-of.js';
import type { ReadDelivery } from './read-delivery.js';

export interface SkipDeliveryCommand {
  readonly key: DeliveryKey;
  /** The revision that the operator read: another one acts first, or the engine does. */
  readonly revision: number;
  /** How its tickets stand at the ticket system, which the operator has asked. */
  readonly tickets: TicketStatement;
  readonly reason: string;
  /** What the ticket system calls the tickets that are there. */
  readonly references?: Partial<Omit<TicketReferences, 'ticketDistributionId'>>;
  readonly caller: Caller;
}

/**
 * Ends a hand-over on the word of an operator who asked its ticket system: as if the system had answered so itself, but
 * for a call that may be on its way still.
 */
export class SkipDelivery {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly changer: GroupChanger,
    private readonly keeper: GroupKeeper,
    private readonly courier: Courier,
    private readonly readDelivery: ReadDelivery,
  ) {}

  /**
   * @returns the delivery as it ended
   * @throws DomainError `delivery/not-found`, `delivery/changed-meanwhile`, `delivery/under-way`, `delivery/answered`,
   *   `delivery/statement-does-not-fit`, `delivery/needs-an-answer`
   */
  async execute(command: SkipDeliveryCommand): Promise<DeliveryReading> {
    const { key, reason, tickets, caller } = command;
    const said: AuditNote = { kind: 'skip-delivery', subject: key, reason };
    const stored = await this.audit.refusalsOf({ ...said, details: { tickets } }, caller, () =>
      this.work.once(
        caller,
        'skip',
        (transaction) => this.skip(transaction, command, said),
        () => [],
      ),
    );
    this.courier.dispatch(stored);
    return this.readDelivery.execute({ key, caller });
  }

  /** The order of the steps is that of an answer: the delivery, its tickets, what follows, the drifts. */
  private async skip(transaction: Transaction, command: SkipDeliveryCommand, said: AuditNote) {
    const { handOver } = (await findDelivery(transaction, command.key, command.caller, 'change')).snapshot;
    const found = await transaction.groups.find(handOver.ticketDistributionGroupId);
    if (found === undefined) throw new Error(`Group ${handOver.ticketDistributionGroupId} is gone`);
    const { group, occasion: asked } = await this.changer.lock(transaction, found, command.caller);
    const occasion = { ...asked, by: operatorOf(command.caller) };
    const delivery = await this.conclude(transaction, command, occasion);
    if (command.tickets === 'not-there') await refuseIfNeeded(transaction, handOver);
    await this.moveTickets(transaction, delivery, group, command, occasion);
    const keeping = { occasion, origin: command.caller, claims: this.courier, mayEndDrifts: true };
    const stored = await this.keeper.keep(transaction, [group], keeping);
    const { orderId, organisationId } = handOver;
    const details = { tickets: command.tickets, outcome: delivery.snapshot.state };
    await this.audit.write(transaction, { ...said, orderId, organisationId, details }, command.caller);
    return stored;
  }

  private async conclude(
    transaction: Transaction,
    { key, revision, tickets, reason, caller }: SkipDeliveryCommand,
    { at, by }: Occasion,
  ): Promise<Delivery> {
    const delivery = await findDelivery(transaction, key, caller, 'change');
    checkSeenRevision(delivery.snapshot, revision);
    delivery.conclude(outcomeOfStatement(delivery.snapshot.handOver, tickets), wordOf(by, reason), at);
    await transaction.deliveries.save(delivery);
    return delivery;
  }

  private async moveTickets(
    { deliveries, statusChecks }: Transaction,
    { key, snapshot: { state, handOver } }: Delivery,
    group: TicketDistributionGroup,
    { reason, references }: SkipDeliveryCommand,
    occasion: Occasion,
  ): Promise<void> {
    if (state === 'DONE') {
      group.confirm(handOver, named(ticketsOf(handOver), references), occasion);
      if (handOver.operation === 'issue') await statusChecks.save(checkAgain(handOver, occasion.at));
      return;
    }
    group.refuse(handOver, { kind: 'refused', reason: wordOf(occasion.by, reason) }, occasion);
    const isCertain = neverTookEffect(await deliveries.attemptsOf(key));
    if (handOver.operation === 'issue' && !isCertain) group.giveUp(handOver, occasion);
  }
}

/**
 * The cancel of a key that was given up is what keeps a call that may be on its way from issuing anything: that nothing is
 * there now says nothing of it.
 */
async function refuseIfNeeded({ deliveries }: Transaction, handOver: HandOver): Promise<void> {
  if (handOver.operation !== 'cancel') return;
  const { key, issueKey } = handOver;
  const issue = await deliveries.find(issueKey);
  if (issue === undefined || !mayStillLand(issue.snapshot, await deliveries.attemptsOf(issueKey))) return;
  const message = `Delivery ${key} keeps a call under ${issueKey} that may be on its way from issuing anything: retry it until its ticket system answers.`;
  throw new DomainError('delivery/needs-an-answer', message, { key, issueKey });
}

function wordOf(operator: string, reason: string): string {
  return `by the word of ${operator}: ${reason}`;
}

function named(
  tickets: readonly TicketReferences['ticketDistributionId'][],
  { externalReference, fareContractRef, customerAccountRef }: NonNullable<SkipDeliveryCommand['references']> = {},
): readonly TicketReferences[] {
  return tickets.map((ticketDistributionId) => ({
    ticketDistributionId,
    externalReference: externalReference ?? null,
    fareContractRef: fareContractRef ?? null,
    customerAccountRef: customerAccountRef ?? null,
  }));
}
