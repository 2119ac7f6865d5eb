import {
  type Calendar,
  type Delivery,
  type FulfillmentPolicies,
  type Instant,
  type TicketDistributionId,
  isAnswered,
  moveValidity,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshot, Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findGroupOfTicket, reached } from '../shared/find-group.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import { type EntryOutcome, refusal, refusedEntry } from './entry-outcome.js';
import type { GroupChanger } from './group-changer.js';

/** One wish: this ticket shall be valid from then on; its end moves along. */
export interface ValidityUpdate {
  readonly ticketDistributionId: TicketDistributionId;
  readonly startOfValidity: Instant;
}

export type UpdatedValidity = EntryOutcome & {
  readonly ticketDistributionId: TicketDistributionId;
  /** As it stands now; null for an unknown ticket. */
  readonly startOfValidity: Instant | null;
  readonly endOfValidity: Instant | null;
};

/** Moves the validities of tickets, each by itself: one that is refused holds up no other. */
export class UpdateValidities {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changer: GroupChanger,
    private readonly courier: Courier,
    private readonly policies: FulfillmentPolicies,
    private readonly clock: Clock,
    private readonly options: { readonly deliveryWaitMs: number; readonly calendar: Calendar },
  ) {}

  /**
   * @param updates each ticket at most once
   * @returns one result per update, in their order
   */
  async execute(command: {
    readonly updates: readonly ValidityUpdate[];
    readonly caller: Caller;
  }): Promise<UpdatedValidity[]> {
    const decided: Awaited<ReturnType<UpdateValidities['decide']>>[] = [];
    for (const update of command.updates) decided.push(await this.decide(update, command.caller));
    const keys = decided.flatMap(({ stored }) => stored.map(({ key }) => key));
    await waitForDeliveries(this.courier, this.clock, keys, this.options.deliveryWaitMs);
    return this.work.read((snapshot) =>
      Promise.all(decided.map(({ update, refused }) => readResult(snapshot, update, command.caller, refused))),
    );
  }

  private async decide(update: ValidityUpdate, caller: Caller) {
    try {
      const stored = await this.work.once(
        caller,
        `move ${update.ticketDistributionId}`,
        (transaction) => this.move(transaction, update, caller),
        () => [],
      );
      this.courier.dispatch(stored);
      return { update, stored, refused: null };
    } catch (error) {
      return { update, stored: [], refused: refusedEntry(error) };
    }
  }

  private async move(transaction: Transaction, update: ValidityUpdate, caller: Caller): Promise<readonly Delivery[]> {
    const { ticketDistributionId: id } = update;
    const found = await findGroupOfTicket(transaction.groups, id, caller, 'change');
    const locked = await this.changer.lock(transaction, found, caller);
    const change = moveValidity(
      locked.group.snapshot,
      update,
      this.policies,
      locked.occasion.at,
      this.options.calendar,
    );
    return change === null ? [] : this.changer.change(transaction, locked, change, caller);
  }
}

async function readResult(
  { groups, deliveries }: Snapshot,
  { ticketDistributionId, startOfValidity: asked }: ValidityUpdate,
  caller: Caller,
  refused: EntryOutcome | null,
): Promise<UpdatedValidity> {
  const group = reached(await groups.ofTicket(ticketDistributionId), caller, 'change')?.snapshot;
  const ticket = group?.tickets.find(({ id }) => id === ticketDistributionId);
  const stands = {
    ticketDistributionId,
    startOfValidity: ticket?.validity.startOfValidity ?? null,
    endOfValidity: ticket?.validity.endOfValidity ?? null,
  };
  if (refused !== null || group === undefined) return { ...stands, ...(refused ?? refusal(...GONE)) };
  if (stands.startOfValidity !== asked) return { ...stands, ...refusal(...TAKEN_BACK) };
  const ofTicket = (await deliveries.ofGroups([group.id])).filter(({ snapshot }) =>
    ticketsOf(snapshot.handOver).includes(ticketDistributionId),
  );
  const isUnderWay = ofTicket.some(({ snapshot: { state } }) => !isAnswered(state));
  if (isUnderWay) return { ...stands, outcome: 'under-way', refusal: null };
  const held = ticket?.standing.held ?? null;
  const isThere = held === null || held.validity.startOfValidity === asked;
  return { ...stands, ...(isThere ? ({ outcome: 'done', refusal: null } as const) : refusal(...TAKEN_BACK)) };
}

const GONE = ['ticket-distribution/not-found', 'The ticket is not known.'] as const;
const TAKEN_BACK = [
  'validity/refused',
  'The ticket system refused the new validity, or another change came after it.',
] as const;
