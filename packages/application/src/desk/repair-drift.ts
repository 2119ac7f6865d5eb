import {
  type Delivery,
  DomainError,
  type Drift,
  type DriftId,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type Holding,
  type IssueHandOver,
  KNOWN_HERE,
  type Repair,
  issuedHolding,
  repairDrift,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { AuditTrail, AuditNote } from '../audit/audit-trail.js';
import { concernedTickets } from '../drifts/drift-book.js';
import type { GroupChanger, LockedGroup } from '../distribution/group-changer.js';
import type { GroupGenerator } from '../distribution/group-generator.js';
import type { GroupKeeper } from '../groups/group-keeper.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findDrift } from '../shared/find-drift.js';
import { lockOrder } from '../shared/find-order.js';
import { checkAgain } from '../shared/status-check-of.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';

export interface RepairDriftCommand {
  readonly id: DriftId;
  /** Absent: the one that the drift proposes. */
  readonly repair?: Repair;
  readonly caller: Caller;
}

/** Does what somebody decided about a drift: tells the ticket system once more, or accepts that things are as they are. */
export class RepairDrift {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changer: GroupChanger,
    private readonly generator: GroupGenerator,
    private readonly keeper: GroupKeeper,
    private readonly policies: FulfillmentPolicies,
    private readonly courier: Courier,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly options: { readonly deliveryWaitMs: number },
  ) {}

  /**
   * A repair that is under way already is waited for, not begun again.
   *
   * @returns the drift as it is then; it is RESOLVED once what made it is over
   * @throws DomainError `drift/not-found`, `drift/not-open` for a resolved one, `drift/repair-not-possible` for a repair
   *   that its kind does not know or that comes too late
   */
  async execute(command: RepairDriftCommand): Promise<Drift> {
    const { id, repair, caller } = command;
    const said: AuditNote = { kind: 'repair-drift', subject: id, details: { repair: repair ?? 'proposed' } };
    const { stored, open } = await this.audit.refusalsOf(said, caller, () =>
      this.work.once(
        caller,
        'repair',
        (transaction) => this.decide(transaction, command),
        // The same request again finds the drift as it is by then, also when it is resolved.
        async ({ drifts, deliveries }) => {
          const drift = await findDrift(drifts, id, caller, 'change');
          return { stored: [], open: await deliveries.openOf([drift.ticketDistributionGroupId]) };
        },
      ),
    );
    this.courier.dispatch(stored);
    const keys = [...stored, ...open].map(({ key }) => key);
    await waitForDeliveries(this.courier, this.clock, keys, this.options.deliveryWaitMs);
    return this.work.read(({ drifts }) => findDrift(drifts, command.id, command.caller, 'change'));
  }

  private async decide(transaction: Transaction, command: RepairDriftCommand) {
    const { drifts, groups } = transaction;
    const drift = await findDrift(drifts, command.id, command.caller, 'change');
    const repair = checkedRepair(drift, command.repair ?? drift.proposedRepair);
    const found = await groups.find(drift.ticketDistributionGroupId);
    if (found === undefined) throw new Error(`Group ${drift.ticketDistributionGroupId} is gone`);
    const locked = await this.changer.lock(transaction, found, command.caller);
    const { at, by } = locked.occasion;
    const family = (await this.keeper.familyOf(transaction, [locked.group])).map(({ snapshot }) => snapshot);
    const open = underWay(locked, family, drift);
    if (repair !== 'accept' && drift.repair?.repair === repair && open.length > 0) return { stored: [], open };
    const state = repair === 'accept' ? 'ACCEPTED' : 'OPEN';
    await drifts.save({ ...drift, state, repair: { repair, at, by }, updatedAt: at });
    const { orderId, organisationId, kind } = drift;
    const details = { repair, drift: kind, ticketDistributionId: drift.ticketDistributionId };
    const said: AuditNote = { kind: 'repair-drift', subject: drift.id, orderId, organisationId, details };
    await this.audit.write(transaction, said, command.caller);
    if (repair === 'accept') return { stored: [], open: [] };
    if (repair === 'ask-again') {
      const isAsked = open.some(({ key }) => key === drift.key);
      return { stored: isAsked ? [] : await this.replay(transaction, drift, at), open };
    }
    return { stored: await this.repair(transaction, locked, family, drift, command.caller), open };
  }

  private async replay({ deliveries }: Transaction, drift: Drift, at: Drift['since']): Promise<readonly Delivery[]> {
    const delivery = drift.key === null ? undefined : await deliveries.find(drift.key);
    if (delivery === undefined) throw tooLate(drift);
    if (delivery.snapshot.state !== 'SET_ASIDE') throw tooLate(drift);
    delivery.replay(await deliveries.attemptsOf(delivery.key), at);
    await deliveries.save(delivery);
    return [delivery];
  }

  private async repair(
    transaction: Transaction,
    locked: LockedGroup,
    family: readonly GroupSnapshot[],
    drift: Drift,
    caller: Caller,
  ): Promise<readonly Delivery[]> {
    const issue = await issueSeen(transaction, drift);
    const { snapshot } = locked.group;
    const others = family.filter(({ id }) => id !== snapshot.id);
    const changes = new Map(repairDrift(snapshot, drift, forgottenPlace(drift, issue), this.policies, others));
    const change = changes.get(snapshot.id) ?? { tickets: [] };
    changes.delete(snapshot.id);
    if (issue !== null) await transaction.statusChecks.save(checkAgain(issue, locked.occasion.at));
    if (drift.kind !== 'cancelled-externally') {
      return this.changer.change(transaction, locked, change, caller, changes);
    }
    // One step: the drift lasts until the ticket that is made by it is handed over.
    locked.group.carryOut(change, locked.occasion);
    await transaction.groups.save(locked.group);
    const order = await lockOrder(transaction.orders, drift.orderId, caller);
    return this.generator.generate(transaction, order, { caller, language: null });
  }
}

/** The unanswered deliveries that name the ticket of a drift or one that takes its place; what is set aside waits for it. */
function underWay({ open }: LockedGroup, family: readonly GroupSnapshot[], drift: Drift): readonly Delivery[] {
  const concerned = concernedTickets(family, drift);
  return open.filter(
    ({ snapshot: { state, handOver } }) =>
      state !== 'SET_ASIDE' && ticketsOf(handOver).some((id) => concerned.includes(id)),
  );
}

/** The issue whose tickets a look saw otherwise than we hold them; null: the drift did not come from a look. */
async function issueSeen({ deliveries }: Transaction, { kind, key }: Drift): Promise<IssueHandOver | null> {
  if (KNOWN_HERE.includes(kind) || key === null) return null;
  const handOver = (await deliveries.find(key))?.snapshot.handOver;
  return handOver?.operation === 'issue' ? handOver : null;
}

/** The place that keeps a ticket valid though nobody here remembers it, as it was handed over. */
function forgottenPlace(drift: Drift, issue: IssueHandOver | null): Holding | null {
  if (drift.kind !== 'valid-there' || issue === null) return null;
  const pickedUp = drift.theirs === 'ACTIVATED' || drift.theirs === 'COMMITTED';
  return { ...issuedHolding(issue, drift.ticketDistributionId), pickedUp };
}

function checkedRepair(drift: Drift, repair: Repair): Repair {
  if (drift.state === 'RESOLVED') {
    throw new DomainError('drift/not-open', `Drift ${drift.id} is resolved.`, { id: drift.id });
  }
  if (repair === 'accept' || repair === drift.proposedRepair) return repair;
  throw new DomainError(
    'drift/repair-not-possible',
    `A drift ${drift.kind} can be repaired by ${drift.proposedRepair}, or accepted.`,
    { id: drift.id, repair },
  );
}

function tooLate({ id }: Drift): DomainError {
  return new DomainError('drift/repair-not-possible', 'The delivery is not set aside any more.', { id });
}
