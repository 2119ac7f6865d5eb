import {
  GROUP_FILTERS,
  type GroupPage,
  type GroupSearch,
  OLDEST_FIRST,
  type SearchCondition,
  type SearchSort,
  type SearchValue,
  TICKET_FILTERS,
  type TicketField,
  compareValues,
  isGroupField,
  operandOf,
  operatorHolds,
  validityOf,
} from '@ticket-distribution/application';
import type { GroupSnapshot, TicketDistribution } from '@ticket-distribution/domain';

interface TicketCondition extends SearchCondition {
  readonly field: TicketField;
}

/** The page of those groups for which all conditions hold, those about tickets for one and the same ticket. */
export function searchGroups(groups: readonly GroupSnapshot[], search: GroupSearch): GroupPage {
  const { sort = OLDEST_FIRST, page, perPage, after } = search;
  const found = groups
    .filter((group) => isFound(group, search))
    .toSorted((one, other) => inOrder(sort, placeOf(one, sort), placeOf(other, sort)));
  if (after === undefined) {
    return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
  }
  const behind = found.filter((group) => inOrder(sort, placeOf(group, sort), [after.value, after.id]) > 0);
  return { items: behind.slice(0, perPage), totalItems: null };
}

function isFound(group: GroupSnapshot, { conditions, validity }: GroupSearch): boolean {
  const ofTicket = conditions.filter((condition): condition is TicketCondition => !isGroupField(condition.field));
  const isMeant = (ticket: TicketDistribution): boolean =>
    ofTicket.every((condition) => holds(condition, TICKET_FILTERS[condition.field].read(ticket))) &&
    (validity === undefined || validityOf(ticket, validity.at) === validity.is);
  const ofGroup = conditions.every(
    (condition) => !isGroupField(condition.field) || holds(condition, GROUP_FILTERS[condition.field].read(group)),
  );
  const isAboutTickets = ofTicket.length > 0 || validity !== undefined;
  return ofGroup && (!isAboutTickets || group.tickets.some(isMeant));
}

function holds({ field, operator, values }: SearchCondition, there: readonly SearchValue[]): boolean {
  const operands = values.map((value) => operandOf(field, value));
  return there.some((value) => operatorHolds(operator, value, operands));
}

type Place = readonly [value: SearchValue, id: string];

function placeOf(group: GroupSnapshot, { field }: SearchSort): Place {
  return [group[field], group.id];
}

function inOrder({ direction }: SearchSort, [value, id]: Place, [otherValue, otherId]: Place): number {
  const rising = compareValues(value, otherValue) || compareValues(id, otherId);
  return direction === 'asc' ? rising : -rising;
}
