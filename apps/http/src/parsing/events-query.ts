import {
  EVENT_STREAMS,
  EVENT_TYPES,
  type EventType,
  GROUP_EVENTS,
  type Violation,
  malformed,
} from '@ticket-distribution/domain';
import { firstCharacters } from '@ticket-distribution/domain';
import { type Query, parametersOf } from './page-query.js';

export const ENVELOPES = ['cloudevents', 'record'] as const;
export type Envelope = (typeof ENVELOPES)[number];

/** The numbers of a read. Positions are exact as JSON numbers. */
export const EVENT_NUMBERS = {
  after: { least: 0, most: Number.MAX_SAFE_INTEGER, absent: 0 },
  limit: { least: 1, most: 1000, absent: 100 },
  wait: { least: 0, most: 60, absent: 0 },
} as const;

/** What of the feed is asked for. */
export interface EventsQuery {
  readonly after: number;
  readonly limit: number;
  /** Seconds. */
  readonly wait: number;
  /** Absent: all. */
  readonly types?: readonly EventType[];
  readonly envelope: Envelope;
}

const KNOWN = new Set(['after', 'limit', 'wait', 'type', 'stream', 'envelope']);

/**
 * The part of the feed that a query string asks for.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readEventsQuery(query: Query): EventsQuery {
  const violations: Violation[] = [];
  const parameters = parametersOf(query);
  for (const name of parameters.keys()) {
    if (!KNOWN.has(name)) violations.push({ field: firstCharacters(name, 100), message: 'is not a known parameter' });
  }
  const number = (name: keyof typeof EVENT_NUMBERS): number => readNumber(name, parameters.get(name), violations);
  const [after, limit, wait] = [number('after'), number('limit'), number('wait')];
  const stream = readOne('stream', parameters.get('stream'), ['groups', 'moves'] as const, violations);
  const envelope = readOne('envelope', parameters.get('envelope'), ENVELOPES, violations) ?? 'cloudevents';
  const types = readTypes(parameters.get('type'), violations);
  if (violations.length > 0) throw malformed(violations.slice(0, 100));
  const ofStream: readonly EventType[] = stream === undefined ? EVENT_TYPES : EVENT_STREAMS[stream];
  const known: readonly EventType[] = envelope === 'record' ? ofStream.filter((type) => isOfGroups(type)) : ofStream;
  const wanted = known.filter((type) => types === undefined || types.includes(type));
  return { after, limit, wait, envelope, ...(wanted.length < EVENT_TYPES.length && { types: wanted }) };
}

function isOfGroups(type: EventType): boolean {
  return GROUP_EVENTS.some((one) => one === type);
}

function readNumber(
  name: keyof typeof EVENT_NUMBERS,
  texts: readonly string[] | undefined,
  violations: Violation[],
): number {
  const { least, most, absent } = EVENT_NUMBERS[name];
  if (texts === undefined) return absent;
  const [text = ''] = texts;
  const value = Number(text);
  if (texts.length === 1 && /^\d{1,16}$/.test(text) && value >= least && value <= most) return value;
  violations.push({ field: name, message: `must be one whole number from ${least} to ${most}` });
  return absent;
}

function readOne<const Value extends string>(
  field: string,
  texts: readonly string[] | undefined,
  known: readonly Value[],
  violations: Violation[],
): Value | undefined {
  if (texts === undefined) return undefined;
  const found = texts.length === 1 ? known.find((value) => value === texts[0]) : undefined;
  if (found === undefined) violations.push({ field, message: `must be one of ${known.join(', ')}` });
  return found;
}

function readTypes(texts: readonly string[] | undefined, violations: Violation[]): readonly EventType[] | undefined {
  if (texts === undefined) return undefined;
  const names = texts.flatMap((text) => text.split(','));
  const found = names.flatMap((name) => EVENT_TYPES.find((type) => type === name) ?? []);
  if (found.length < names.length) {
    violations.push({
      field: 'type',
      message: `must be one or more of ${EVENT_TYPES.join(', ')}, with commas between`,
    });
  }
  return found;
}
