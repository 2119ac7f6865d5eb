import type { Query } from '../../calls/query.js';
import type { OrderGroup } from '../../state/order-group.js';
import type { State } from '../../state/state.js';
import type { GetOrderGroups } from './messages.js';

/** What became of one key, and the order group that its call made or changed, as it is now. */
export type KeyResult = { readonly reference: string } & (
  | { readonly known: false }
  | { readonly known: true; readonly outcome: 'DEAD' }
  | {
      readonly known: true;
      readonly outcome: 'REFUSED';
      readonly operation: string;
      readonly code: string;
      readonly message: string;
      readonly ticketDistributionIds: readonly string[];
    }
  | {
      readonly known: true;
      readonly outcome: 'APPLIED';
      readonly operation: string;
      readonly orderGroup: OrderGroup | null;
    }
);

const resultOf = (state: State, reference: string): KeyResult => {
  const decision = state.decision('NOD', reference);
  if (decision === undefined)
    return state.isDead('NOD', reference) ? { reference, known: true, outcome: 'DEAD' } : { reference, known: false };
  const { message: operation, concerns, result } = decision;
  if (result.outcome === 'refused') {
    const { code, reason: message, ticketDistributionIds = [] } = result;
    return { reference, known: true, outcome: 'REFUSED', operation, code, message, ticketDistributionIds };
  }
  const orderGroup = state.orderGroups.get(concerns ?? reference) ?? null;
  return { reference, known: true, outcome: 'APPLIED', operation, orderGroup };
};

/** The question what became of some keys. */
export const getOrderGroupsQuery = ({ references }: GetOrderGroups): Query<readonly KeyResult[]> => ({
  system: 'NOD',
  key: references.join(','),
  read: (state) => ({
    answer: references.map((reference) => resultOf(state, reference)),
    ticketDistributionIds: references.flatMap(
      (reference) => state.decision('NOD', reference)?.ticketDistributionIds ?? [],
    ),
  }),
});
