import { type OrderDocument, type OrderLineDocument, type OrderLineId, instant } from '@ticket-distribution/domain';
import { next, withLines } from './first-order.js';
import type { Way } from './way.js';
import { waysOfContent } from './ways-of-content.js';

const EFFECTIVE_DATE = instant('2026-12-04T12:00:00.000Z');

const named = (line: OrderLineDocument, id: string): OrderLineDocument => ({ ...line, id: id as OrderLineId });
const cancelled = (line: OrderLineDocument): OrderLineDocument => ({ ...line, status: 'CANCELLED' });

const NEW_LINES = ['new-1', 'new-2', 'new-3'];
const [departure] = waysOfContent as readonly [Way];

/** Two travellers, a line each. */
function twoLines(first: OrderDocument): OrderDocument {
  return { ...first, orderLines: first.orderLines.flatMap((line) => [line, named(line, 'ola')]) };
}

/** The next version, in which other lines stand beside the old ones that are cancelled. */
function exchanged(before: OrderDocument, replacesOrderLineIds: readonly OrderLineId[]): OrderDocument {
  const [line] = before.orderLines;
  const fresh = line === undefined ? [] : NEW_LINES.map((id) => ({ ...named(line, id), replacesOrderLineIds }));
  return next(before, { orderLines: [...before.orderLines.map(cancelled), ...fresh] });
}

/** Lines and versions come and go. */
export const waysOfLines: readonly Way[] = [
  {
    name: 'A line is cancelled',
    meaning:
      'A refund: the line stands in the new version as CANCELLED, with the date from which the refund counts. The ticket system is told that date; it delays nothing.',
    effectiveDate: EFFECTIVE_DATE,
    versions: (before) => [
      withLines(before, () => ({ status: 'CANCELLED', effectiveCancellationDate: EFFECTIVE_DATE })),
    ],
  },
  {
    name: 'The whole order is cancelled',
    meaning: 'The new version of the order is CANCELLED, whatever it still lists.',
    versions: (before) => [next(before, { status: 'CANCELLED' })],
  },
  {
    name: 'The whole order is cancelled with a date',
    meaning:
      'The new version of the order is CANCELLED, and so is each line in it, with the date from which its cancel counts. The ticket system is told that date.',
    effectiveDate: EFFECTIVE_DATE,
    versions: (before) => [
      {
        ...withLines(before, () => ({ status: 'CANCELLED', effectiveCancellationDate: EFFECTIVE_DATE })),
        status: 'CANCELLED',
      },
    ],
  },
  {
    name: 'An exchange that says what it replaces',
    meaning:
      'A regular product makes one line per traveller. An exchange comes as one new version in which the old lines (here two) are CANCELLED and others with new ids (here three) stand beside them. The new lines name the old ones (`replacesOrderLineIds`): each old ticket stays valid until the new one that takes its place is handed over, which happens by itself where the old one was. The third new ticket takes the place of none.',
    before: twoLines,
    versions: (before) => [
      exchanged(
        before,
        before.orderLines.map(({ id }) => id),
      ),
    ],
  },
  {
    name: 'An exchange that says what it replaces, and back again',
    meaning:
      'The same, and when the new tickets are out the next version lists the old lines again, which name those that took their place.',
    before: twoLines,
    versions: (before) => {
      const there = exchanged(
        before,
        before.orderLines.map(({ id }) => id),
      );
      const fresh = there.orderLines.slice(before.orderLines.length);
      const replacesOrderLineIds = fresh.map(({ id }) => id);
      const back = before.orderLines.map((line) => ({ ...line, replacesOrderLineIds }));
      return [there, next(there, { orderLines: [...back, ...fresh.map(cancelled)] })];
    },
  },
  {
    name: 'An exchange that says nothing of what it replaces',
    meaning:
      'The same lines come and go, and none names another. Which new line stands for which old one is not known then, so each follows its own rule: the old tickets end at once, the new ones are new.',
    before: twoLines,
    versions: (before) => [exchanged(before, [])],
  },
  {
    name: 'A line is missing',
    meaning: 'The new version does not list the line any more. It counts as cancelled.',
    versions: (before) => [next(before, { orderLines: [] })],
  },
  {
    name: 'A line comes back',
    meaning: 'The line is missing from one version and listed again, unchanged, in the next; both were carried out.',
    versions: (before) => {
      const without = next(before, { orderLines: [] });
      return [without, next(without, { orderLines: before.orderLines })];
    },
  },
  {
    name: 'A line becomes a draft',
    meaning: 'The line is DRAFT inside a CONFIRMED order: it gives no tickets until it is CONFIRMED again.',
    versions: (before) => [withLines(before, () => ({ status: 'DRAFT' }))],
  },
  {
    name: 'A version is skipped',
    meaning:
      'Version 3 comes when only version 1 is known, with another departure and seat. Nothing waits for version 2.',
    versions: (before) => departure.versions(next(before)),
  },
  {
    name: 'A version comes late',
    meaning:
      'Version 3 is carried out already when version 2 arrives, in which the line is cancelled. Version 2 is recorded and moves nothing.',
    before: (first) => ({ ...first, version: 3 }),
    versions: (before) => [{ ...withLines(before, () => ({ status: 'CANCELLED' })), version: 2 }],
  },
  {
    name: 'The same version again',
    meaning: 'Version 1 is sent once more.',
    versions: (before) => [before],
  },
];
