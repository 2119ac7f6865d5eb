import { sameContent } from '../shared/same-content.js';
import { normalHead, normalLine, sharedForm } from './normal-form.js';
import type { OrderDocument, OrderLineContent, OrderLineDocument } from './order-document.js';

/** Where two order documents say something else, such as `pos`, `orderLines[line-1].status` and `orderLines[line-2]`. */
export function differingPlaces(one: OrderDocument, other: OrderDocument): readonly string[] {
  const form = sharedForm(one, other);
  const lines = new Map(other.orderLines.map((line) => [line.id, line]));
  const known = new Set(one.orderLines.map(({ id }) => id));
  return [
    ...differingMembers(normalHead(one), normalHead(other)),
    ...one.orderLines.flatMap((line) => placesInLine(line, lines.get(line.id), form)),
    ...other.orderLines.filter(({ id }) => !known.has(id)).map(placeOf),
  ];
}

/** The members in which two contents of a line say something else. */
export function differingLineMembers(one: OrderLineContent, other: OrderLineContent): readonly string[] {
  const form = sharedForm(one, other);
  return differingMembers(normalLine(one, form), normalLine(other, form));
}

function placesInLine(line: OrderLineDocument, counterpart: OrderLineDocument | undefined, form: number): string[] {
  if (counterpart === undefined) return [placeOf(line)];
  const members = differingMembers(
    { version: line.version, ...normalLine(line, form) },
    { version: counterpart.version, ...normalLine(counterpart, form) },
  );
  return members.map((member) => `${placeOf(line)}.${member}`);
}

function placeOf({ id }: OrderLineDocument): string {
  return `orderLines[${id}]`;
}

function differingMembers(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): string[] {
  return Object.keys({ ...one, ...other }).filter((name) => !sameContent(one[name], other[name]));
}
