import type { EntryOutcome } from '@ticket-distribution/application';
import { type OrderDocument, instant, shownParties } from '@ticket-distribution/domain';
import type { Sight, Stage } from './stage.js';
import { ACCOUNT, OTHER_ACCOUNT, aSeat, next, withJourneys, withLines } from './first-order.js';

/** A change that somebody makes by hand, and the order versions that meet it. */
export interface ManualChange {
  readonly name: string;
  readonly meaning: string;
  readonly act: (stage: Stage) => Promise<readonly EntryOutcome[]>;
  readonly versions: readonly OrderVersion[];
  /** How the ticket stands at its ticket system and here, as far as the change is concerned. */
  readonly stands: (sight: Sight) => string;
}

export interface OrderVersion {
  readonly name: string;
  /** The version, or several one after another. */
  readonly of: (before: OrderDocument) => OrderDocument | readonly OrderDocument[];
}

const MOVED = instant('2026-12-08T06:00:00.000Z');
const ORDERED = {
  startOfValidity: instant('2026-12-12T06:00:00.000Z'),
  endOfValidity: instant('2026-12-13T03:00:00.000Z'),
};
const GIFTED = { distributionHolderCustomerId: '1000077', customerAccountRef: 'ENT:CustomerAccount:gift' };

const anotherSeat: OrderVersion = {
  name: 'another seat',
  of: (before) => withJourneys(before, () => ({ seats: [aSeat('17')] })),
};

export const manualChanges: readonly ManualChange[] = [
  {
    name: 'A validity moved by hand',
    meaning: 'Somebody moved the start of a handed-over ticket that is not bound to a departure.',
    act: async (stage) => {
      const tickets = await stage.liveTickets();
      const updates = tickets.map(({ id }) => ({ ticketDistributionId: id, startOfValidity: MOVED }));
      return stage.engine.updateValidities.execute({ updates, caller: stage.caller });
    },
    versions: [anotherSeat, { name: 'another validity', of: (before) => withJourneys(before, () => ORDERED) }],
    stands: ({ valid }) =>
      `validity ${origin(
        valid.map(({ startOfValidity }) => startOfValidity),
        MOVED,
        ORDERED.startOfValidity,
      )}`,
  },
  {
    name: 'A transfer by hand',
    meaning: "Somebody gave a handed-over, transferable ticket to another customer and that one's account.",
    act: async (stage) => {
      const { groups } = await stage.sight();
      const ticketDistributionGroupIds = groups.map(({ id }) => id);
      return stage.engine.transferHolder.execute({ ticketDistributionGroupIds, to: GIFTED, caller: stage.caller });
    },
    versions: [
      anotherSeat,
      {
        name: 'another holder',
        of: (before) => withLines(before, () => ({ distributionHolderCustomerId: '1000099' })),
      },
      { name: 'another account', of: (before) => withLines(before, () => ({ customerAccountRef: OTHER_ACCOUNT })) },
      { name: 'another owner', of: (before) => next(before, { ownerCustomerId: '1000099' }) },
      {
        name: 'another holder and account',
        of: (before) =>
          withLines(before, () => ({ distributionHolderCustomerId: '1000099', customerAccountRef: OTHER_ACCOUNT })),
      },
      {
        name: 'the line is refunded, and bought again in the next version',
        of: (before) => {
          const refunded = withLines(before, () => ({ status: 'CANCELLED' }));
          return [refunded, next(refunded, { orderLines: before.orderLines })];
        },
      },
    ],
    stands: ({ groups, valid }) => {
      const holders = groups.map((group) => shownParties(group).distributionHolderCustomerId);
      const accounts = valid.map(({ customerAccountRef }) => customerAccountRef);
      const { distributionHolderCustomerId, customerAccountRef } = GIFTED;
      const holder = origin(holders, distributionHolderCustomerId, '1000099', '1000042');
      return `holder ${holder}, account ${origin(accounts, customerAccountRef, OTHER_ACCOUNT, ACCOUNT)}`;
    },
  },
];

/** Whose word stands: that of the hand or that of the order. */
function origin(stands: readonly (string | null)[], byHand: string, ...ordered: readonly string[]): string {
  if (stands.length > 0 && stands.every((one) => one === byHand)) return 'as changed by hand';
  if (stands.length > 0 && stands.every((one) => ordered.includes(one ?? ''))) return 'as the order says now';
  throw new Error(`${stands.join(', ')} is neither the word of the hand nor that of the order`);
}
