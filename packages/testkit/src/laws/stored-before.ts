import {
  type CurrentOrder,
  type GroupSnapshot,
  NORMAL_FORM,
  type OrderLineContent,
  readLineContent,
  readProduct,
  readStanding,
} from '@ticket-distribution/domain';
import { inOtherWords } from './product-edits.js';

/** Members that may be left out where they say what is usual. */
const USUAL: Readonly<Record<string, unknown>> = {
  direction: 'BOTH',
  userType: 'ANYONE',
  count: 1,
  transferable: false,
};
/** What releases before numbering did not know of a line. */
const NOT_KNOWN_THEN = new Set(['replacesOrderLineIds', 'form']);

/** A pickup has had one form in every release. */
const ALWAYS_SAID = new Set(['deliverAfter', 'paymentMeansType']);

/** Which release stored something: this one, or one that numbered nothing yet. */
export type Release = 'this' | 'an older';

/** The groups as they are read today when a release stored them, in other words and without all that goes without saying. */
export function storedGroups(groups: readonly GroupSnapshot[], release: Release): GroupSnapshot[] {
  return groups.map((group) => ({
    ...group,
    tickets: group.tickets.map((ticket) => ({
      ...ticket,
      product: readProduct(stored(inOtherWords(ticket.product), release)),
      standing: readStanding(stored(ticket.standing, release)),
    })),
  }));
}

/** A line as it is read today when a release stored it. */
export function storedLine(line: OrderLineContent, release: Release): OrderLineContent {
  const said = { ...line, fareProducts: line.fareProducts.toReversed().map(inOtherWords) };
  return readLineContent(stored(said, release));
}

/** The same order, sent again in other words. */
export function sentAgain(order: CurrentOrder): CurrentOrder {
  const lines = order.lines.toReversed().map((line) => {
    const fareProducts = line.content.fareProducts.toReversed().map(inOtherWords);
    return { ...line, content: { ...line.content, fareProducts } };
  });
  return { ...order, lines };
}

function stored(value: unknown, release: Release): unknown {
  const text = JSON.stringify(value, (name, member: unknown) => (isUsual(name, member, release) ? undefined : member));
  const json = JSON.parse(text) as object;
  return release === 'this' ? { ...json, form: NORMAL_FORM } : json;
}

function isUsual(name: string, member: unknown, release: Release): boolean {
  if (Number.isInteger(Number(name)) || ALWAYS_SAID.has(name)) return false;
  if (release === 'an older' && NOT_KNOWN_THEN.has(name)) return true;
  return member === null || USUAL[name] === member || (Array.isArray(member) && member.length === 0);
}
