import { DomainError } from '../shared/domain-error.js';
import type { OrderLineId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
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
 * The line as the document has it now: a changed line gets the next number, an unchanged one stays as it is. A number
 * that the sender gives itself is taken when it rises.
 *
 * @throws DomainError `order/version-conflict` when the sender's number falls, or stays while the content changes
 */
export function followLine(line: OrderLine, document: OrderLineDocument, origin: LineVersionOrigin): OrderLine {
  const { version, ...content } = document;
  const newest = newestVersion(line);
  const changed = newest.removed || !sameContent(newest.content, content);
  const number = version ?? (changed ? newest.number + 1 : newest.number);
  if (number < newest.number || (number === newest.number && changed)) {
    throw new DomainError(
      'order/version-conflict',
      `Order line ${line.id} stands at version ${newest.number}; ${
        number === newest.number ? 'the same number carries other content' : `version ${number} is older`
      }.`,
      { orderLineId: line.id, knownVersion: newest.number, version: number },
    );
  }
  return number === newest.number ? line : append(line, { number, content, removed: false, ...origin });
}

/** The line when the current order version has it no longer: a version CANCELLED, once. */
export function removeLine(line: OrderLine, origin: LineVersionOrigin): OrderLine {
  const { number, content } = newestVersion(line);
  if (content.status === 'CANCELLED') return line;
  return append(line, {
    number: number + 1,
    content: { ...content, status: 'CANCELLED' },
    removed: true,
    ...origin,
  });
}

function append(line: OrderLine, version: OrderLineVersion): OrderLine {
  return { id: line.id, versions: [...line.versions, version] };
}
