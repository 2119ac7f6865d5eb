import { DomainError } from '../shared/domain-error.js';
import type { OrderLineId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { differingLineMembers } from './differing-places.js';
import { sameLine } from './normal-form.js';
import { sameLineUnlessErased } from './same-document.js';
import type { OrderLineContent, OrderLineDocument } from './order-document.js';

/** What was true of a line from one order version on. Never edited, only followed by a newer one. */
export interface OrderLineVersion {
  readonly number: number;
  /** The order version that brought it. */
  readonly orderVersion: number;
  readonly content: OrderLineContent;
  /** The line no longer stood in the order (its last content is kept, as CANCELLED). */
  readonly removed: boolean;
  readonly recordedAt: Instant;
}

/** One sale inside an order: its versions, oldest first, append-only. */
export interface OrderLine {
  readonly id: OrderLineId;
  readonly versions: readonly [OrderLineVersion, ...OrderLineVersion[]];
}

/** When and by which order version a line version comes about. */
export interface LineVersionOrigin {
  readonly orderVersion: number;
  readonly recordedAt: Instant;
}

/** The newest version of a line. */
export function newestVersion(line: OrderLine): OrderLineVersion {
  return line.versions[line.versions.length - 1] ?? line.versions[0];
}

/** A line seen for the first time. */
export function firstLineVersion(document: OrderLineDocument, origin: LineVersionOrigin): OrderLine {
  const { version, ...content } = document;
  return { id: document.id, versions: [{ number: version ?? 1, content, removed: false, ...origin }] };
}

/**
 * The line as the document has it now: a changed line gets the next number, an unchanged one stays as it is. A sender
 * that numbers its line versions itself is held to its own numbers only; where one of ours came between (a removed
 * line), the next free number is taken. One that names a person again who was erased is a changed line, and contradicts nothing.
 *
 * @param lastGiven the number that the sender gave the line before, null when it gave none
 * @throws DomainError `order/version-conflict` when the sender's number falls, or stays while the content changes
 */
export function followLine(
  line: OrderLine,
  document: OrderLineDocument,
  lastGiven: number | null,
  origin: LineVersionOrigin,
): OrderLine {
  const { version: given, ...content } = document;
  const newest = newestVersion(line);
  const changed = newest.removed || !sameLine(newest.content, content);
  const contradicts = changed && !newest.removed && !sameLineUnlessErased(newest.content, content);
  if (given !== null && lastGiven !== null) {
    const differs = contradicts ? differingLineMembers(newest.content, content) : [];
    refuseFallingNumber(line.id, given, lastGiven, differs);
  }
  const isNewer = given !== null && given > newest.number && given !== lastGiven;
  if (!changed && !isNewer) return line;
  const number = Math.max(newest.number + 1, given ?? 0);
  return append(line, { number, content, removed: false, ...origin });
}

function refuseFallingNumber(
  orderLineId: OrderLineId,
  given: number,
  lastGiven: number,
  differs: readonly string[],
): void {
  if (given > lastGiven || (given === lastGiven && differs.length === 0)) return;
  throw new DomainError(
    'order/version-conflict',
    `Order line ${orderLineId} came as version ${lastGiven} before; ${
      given === lastGiven ? `the same number carries other content: ${differs.join(', ')}` : `version ${given} is older`
    }.`,
    { orderLineId, knownVersion: lastGiven, version: given, differs },
  );
}

/**
 * The line when the current order version has it no longer, or is CANCELLED as a whole: a version CANCELLED, once.
 *
 * @param listed the line as the cancelled order lists it still, with the date of its cancel; absent: it does not
 */
export function removeLine(line: OrderLine, origin: LineVersionOrigin, listed?: OrderLineDocument): OrderLine {
  const { number, content } = newestVersion(line);
  const effectiveCancellationDate = listed?.effectiveCancellationDate ?? content.effectiveCancellationDate;
  const cancelled: OrderLineContent = { ...content, status: 'CANCELLED', effectiveCancellationDate };
  if (content.status === 'CANCELLED' && sameLine(content, cancelled)) return line;
  return append(line, { number: number + 1, content: cancelled, removed: true, ...origin });
}

function append(line: OrderLine, version: OrderLineVersion): OrderLine {
  return { id: line.id, versions: [...line.versions, version] };
}
